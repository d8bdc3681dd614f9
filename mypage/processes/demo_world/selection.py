"""Sections 7 and 8 of a demo posting: what it says of itself, how many are sought, how they are chosen."""

from mypage.kernel.fields import Raw
from mypage.processes.demo_world.beginning import accepts_self_applications
from mypage.processes.demo_world.data import common
from mypage.processes.demo_world.writing import GRADUATE_KINDS, SCHOOL_KINDS, SEASON_KINDS, Writing, some

_REFERRAL = "ハローワーク紹介状"
_MAIL, _MY_PAGE, _POST = "Ｅメール", "求職者マイページ", "郵送"
_RENEWED = "あり（原則更新）"


def words(writing: Writing, answers: dict[str, Raw]) -> dict[str, Raw]:
    """Section 7: 求人に関する特記事項 and the message."""
    job, chance = writing.job, writing.own("words")
    remarks = some(chance, job.remarks, chance.choice((3, 4, 5)))
    remarks.append(chance.choice(common()["remarks"]))
    notes = [] if writing.is_part_time else common()["work_hour_notes"].get(job.hours, [])
    if notes:
        remarks.append(f"＊{chance.choice(notes)}")
    if answers.get("renewal_possibility") == _RENEWED:
        remarks.append(chance.choice(("＊更新上限：なし", "＊更新上限：有（通算契約期間５年）")))
    if writing.wanted.is_trial:
        remarks.append("＊トライアル雇用期間は３ヶ月で、その間の賃金と労働条件は同じです。")
    message = f"{writing.firm.message}\n{chance.choice(job.message)}"
    return {"posting_remarks": "\n".join(remarks), "message_from_establishment": message}


def selection(writing: Writing) -> dict[str, Raw]:
    """Section 8."""
    answers = _hires(writing) | _methods(writing) | _documents(writing) | _contact(writing)
    chance = writing.own("selection")
    if writing.kind not in GRADUATE_KINDS:
        answers["recruitment_reason"] = chance.choice(("欠員補充", "増員", "増員"))
        answers["selection_remarks"] = chance.choice(_remarks(writing))
    if chance.random() < 0.2:
        answers["message_to_office"] = chance.choice(common()["messages_to_office"])
    return answers


def _remarks(writing: Writing) -> list[str]:
    """Sentences on the selection; those on 自主応募 only where that is taken."""
    accepts = accepts_self_applications(writing)
    return [line for line in common()["selection_remarks"] if accepts or "自主応募" not in line]


def _hires(writing: Writing) -> dict[str, Raw]:
    chance = writing.own("hires")
    if writing.kind in SEASON_KINDS:
        commuting, living_in = chance.randint(0, 2), chance.randint(1, 4)
        found = {"hires": commuting + living_in, "hires_commuting": commuting, "hires_live_in": living_in}
    else:
        hires = chance.choice((1, 1, 1, 2, 2, 3))
        found = {"hires": hires} | ({"hires_commuting": hires} if writing.kind in SCHOOL_KINDS else {})
    return {name: str(number) for name, number in found.items()}


def _methods(writing: Writing) -> dict[str, Raw]:
    chance = writing.own("methods")
    by_papers = writing.kind not in SCHOOL_KINDS and chance.random() < (0.2 if writing.is_part_time else 0.4)
    answers: dict[str, Raw] = {
        "selection_methods": ["面接", *(["書類選考"] if by_papers else [])],
        "interview_count": chance.choice(("1", "2")) if writing.kind == "university" else "1",
        "interview_result_days": chance.choice(("3", "5", "7", "7", "10")),
        "result_timing": [*(["書類選考後"] if by_papers else []), "面接選考後"],
        "notice_methods": chance.choice((["電話"], ["郵送", "電話"], ["郵送"], ["電話", _MY_PAGE])),
        "selection_schedule": "随時",
        "selection_place_choice": "事業所所在地と同じ",
    }
    if by_papers:
        answers["document_result_days"] = chance.choice(("5", "7", "10"))
    if writing.kind in SCHOOL_KINDS:
        answers |= {
            "selection_methods": ["面接", "筆記試験"],
            "written_test_subjects": chance.choice((["作文"], ["一般常識", "作文"], ["適性検査"], ["国語", "数学"])),
            "notice_methods": ["郵送"],
            "selection_schedule": "その他",
            "selection_schedule_other": "選考開始日以後の平日、学校と相談して決めます。",
        }
    return answers


def _documents(writing: Writing) -> dict[str, Raw]:
    chance = writing.own("documents")
    handling = chance.choice(("あり", "なし（求人者の責任で廃棄）"))
    answers: dict[str, Raw] = {"documents_handling": handling}
    if writing.kind in SCHOOL_KINDS:
        form = "全国高等学校統一応募書類" if writing.kind == "high_school" else "職業相談票（乙）"
        answers |= {
            "application_documents": ["その他"],
            "application_documents_other": form,
            "delivery_methods": [_POST],
        }
    else:
        accepts = accepts_self_applications(writing)
        documents = [*([] if accepts else [_REFERRAL]), "履歴書（写真貼付）"]
        if not writing.is_part_time and chance.random() < 0.6:
            documents.append("職務経歴書" if writing.kind != "university" else "ジョブ・カード")
        answers["application_documents"] = documents
        answers["delivery_methods"] = [
            _POST,
            *([_MAIL] if _has_mail(writing) else []),
            *([_MY_PAGE] if accepts else []),
        ]
    return answers | {"delivery_postal_code": writing.firm.postal_code, "delivery_address": writing.address}


def _has_mail(writing: Writing) -> bool:
    return writing.of_firm("mail").random() < 0.4


def _contact(writing: Writing) -> dict[str, Raw]:
    firm = writing.firm
    answers: dict[str, Raw] = {
        "contact_department": firm.section or "採用担当",
        "contact_name": firm.contact,
        "contact_name_kana": firm.contact_kana,
        "contact_phone": firm.phone,
    }
    if _has_mail(writing) and writing.kind not in SCHOOL_KINDS:
        answers["contact_mail"] = f"saiyo-{firm.slug}@demo.example"
    return answers
