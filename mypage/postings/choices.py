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
    """Where a posting stands."""

    DRAFT = "draft", "書きかけ"
    SUBMITTED = "submitted", "確認待ち"
    WITHDRAWN = "withdrawn", "取下げ"
    LAPSED = "lapsed", "失効"


class PostingAction(models.TextChoices):
    """What happened to a posting, as its timeline tells it."""

    STARTED = "started", "書き始め"
    SUBMITTED = "submitted", "申込み"
    WITHDRAWN = "withdrawn", "取下げ"
    VISITED = "visited", "来所を確認"
    LAPSED = "lapsed", "失効（来所がなかったため）"
