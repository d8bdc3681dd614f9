"""The answers of many postings at once: what is in force, what was submitted, or what has been written so far."""

from collections.abc import Iterator
from itertools import islice

from mypage.kernel.fields import Answers, Raw
from mypage.postings.content import answers_of
from mypage.postings.models import Posting, PostingDraft, PostingQuerySet, PostingRevision

_AT_ONCE = 200


def with_answers(rows: PostingQuerySet) -> Iterator[tuple[Posting, Answers]]:
    """Each posting with its answers, read some hundred at a time."""
    rest = rows.iterator(chunk_size=_AT_ONCE)
    while batch := list(islice(rest, _AT_ONCE)):
        contents = _contents_of(batch)
        for posting in batch:
            yield posting, answers_of(contents.get(posting.pk, {}), {})


def _contents_of(postings: list[Posting]) -> dict[int, dict[str, Raw]]:
    drafts = [posting.pk for posting in postings if posting.is_draft]
    in_force = [posting.in_force_id for posting in postings if posting.is_accepted and posting.in_force_id]
    submitted = [posting.pk for posting in postings if not posting.is_draft and not posting.is_accepted]
    contents: dict[int, dict[str, Raw]] = {}
    if drafts:
        contents |= dict(PostingDraft.objects.filter(pk__in=drafts).values_list("pk", "values"))
    if in_force:
        contents |= dict(PostingRevision.objects.filter(pk__in=in_force).values_list("posting_id", "content"))
    if submitted:
        revisions = PostingRevision.objects.filter(posting__in=submitted).order_by("number")
        contents |= dict(revisions.values_list("posting_id", "content"))
    return contents
