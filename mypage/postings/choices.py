"""Fixed choices of postings, in the official order."""

from django.db import models


class PostingKind(models.TextChoices):
    """求人区分: decides which questions are asked and which rules hold."""

    FULL_TIME = "full_time", "一般（フルタイム）"
    PART_TIME = "part_time", "一般（パート）"
    UNIVERSITY = "university", "大卒等"
    HIGH_SCHOOL = "high_school", "高卒"
    JUNIOR_HIGH = "junior_high", "中卒"
    SEASONAL = "seasonal", "季節"
    MIGRANT = "migrant", "出稼ぎ"


class PostingState(models.TextChoices):
    """Where a posting stands (domain.md 1.3)."""

    DRAFT = "draft", "書きかけ"
    SUBMITTED = "submitted", "確認待ち"
    RETURNED = "returned", "修正依頼"
    ACTIVE = "active", "有効"
    SUSPENDED = "suspended", "募集停止"
    EXPIRED = "expired", "期限切れ"
    FULFILLED = "fulfilled", "充足"
    CANCELLED = "cancelled", "取消"
    WITHDRAWN = "withdrawn", "取下げ"
    REFUSED = "refused", "不受理"
    LAPSED = "lapsed", "失効"


class ChangeStage(models.TextChoices):
    """How far a change of an accepted posting is (求人内容の変更); nothing while there is none."""

    NONE = "", "変更なし"
    WRITING = "writing", "変更を入力中"
    WAITING = "waiting", "変更の確認待ち"
    RETURNED = "returned", "変更の修正依頼"


class ExtensionStage(models.TextChoices):
    """有効期間延長, which there is once."""

    NONE = "", "延長なし"
    ASKED = "asked", "延長の確認待ち"
    GRANTED = "granted", "延長済み"


class RevisionPurpose(models.TextChoices):
    """What a revision was written for."""

    APPLICATION = "application", "求人申込み"
    CHANGE = "change", "求人内容の変更"
    CORRECTION = "correction", "ハローワークによる訂正"
    IMPORTED = "imported", "取り込んだ履歴"


class Decision(models.TextChoices):
    """What the office decided on a revision."""

    ACCEPTED = "accepted", "受理"
    RETURNED = "returned", "修正依頼"
    REFUSED = "refused", "不受理"


class RefusalGround(models.TextChoices):
    """Why a posting is not accepted: the numbers of 職業安定法5条の6第1項 in order."""

    ILLEGAL = "illegal", "申込みの内容が法令に違反する（職業安定法第５条の６第１項第１号）"
    UNSUITABLE = "unsuitable", "賃金、労働時間などの労働条件が通常と比べて著しく不適当（同項第２号）"
    PUNISHED = "punished", "労働関係の法令に違反し、処分や公表などを受けている（同項第３号）"
    NOT_STATED = "not_stated", "労働条件が明示されていない（同項第４号）"
    GANG = "gang", "暴力団員などに当たる（同項第５号）"
    NO_REPORT = "no_report", "自己申告などの求めに正当な理由なく応じない（同項第６号）"


class EndReason(models.TextChoices):
    """Why an employer ends a posting (domain.md 9.3)."""

    HIRED = "hired", "ハローワークの紹介などで採用した"
    FILLED = "filled", "自社でほかの方法により充足した"
    PLANS = "plans", "採用の計画が変わった"
    OTHER = "other", "その他"


class PostingAction(models.TextChoices):
    """What happened to a posting, as its timeline tells it."""

    STARTED = "started", "書き始め"
    SUBMITTED = "submitted", "申込み"
    RESUBMITTED = "resubmitted", "修正して再提出"
    WITHDRAWN = "withdrawn", "取下げ"
    VISITED = "visited", "来所を確認"
    LAPSED = "lapsed", "失効（来所がなかったため）"
    CORRECTED = "corrected", "ハローワークが訂正"
    RETURNED = "returned", "修正依頼"
    ACCEPTED = "accepted", "受理"
    REFUSED = "refused", "不受理"
    CHANGE_SENT = "change_sent", "内容の変更を申し出"
    CHANGE_ACCEPTED = "change_accepted", "内容の変更を反映"
    CHANGE_RETURNED = "change_returned", "変更の修正依頼"
    CHANGE_REFUSED = "change_refused", "変更を受け付けず"
    CHANGE_DROPPED = "change_dropped", "変更の取りやめ"
    SUSPENDED = "suspended", "募集停止"
    RESUMED = "resumed", "募集再開"
    EXTENSION_ASKED = "extension_asked", "有効期間の延長を申し出"
    EXTENDED = "extended", "有効期間を延長"
    EXTENSION_DECLINED = "extension_declined", "延長を受け付けず"
    EXPIRED = "expired", "紹介期限が過ぎて終了"
    FULFILLED = "fulfilled", "充足して終了"
    CANCELLED = "cancelled", "求人取消"
    IMPORTED = "imported", "以前の記録から取り込み"
