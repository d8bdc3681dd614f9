"""The postings that a request may open: the establishment's own; and those of them that are being written."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404

from mypage.establishments.choices import Role
from mypage.kernel.fields import Answers, Raw
from mypage.postings.content import Category, answers_of
from mypage.postings.models import Posting, PostingDraft
from mypage.postings.pages import Page, page_of, whole_page
from mypage.postings.queries.codes import names_of_codes
from mypage.postings.queries.establishment import shown_content
from mypage.postings.queries.remarks import Remarks, open_remarks
from mypage.web.access_types import AreaRequest
from mypage.web.employer.postings.writing_words import WritingWords, words_for

WRITERS = (Role.OWNER, Role.MEMBER)
_LOCKED_IN_FORCE = frozenset({"posting_category"})
"""What no change of a posting in force may touch (R-008)."""


@dataclass
class Written:
    """A draft as it is read for a page: what it needs is fetched when it is asked for, once."""

    posting: Posting

    @property
    def draft(self) -> PostingDraft:
        """What is kept of it."""
        return self.posting.draft

    @property
    def raw(self) -> dict[str, Raw]:
        """The answers as they are kept."""
        values: dict[str, Raw] = self.draft.values
        return values

    @cached_property
    def words(self) -> WritingWords:
        """What its pages say: those of a draft, of what was returned, or of a change."""
        return words_for(self.posting)

    @cached_property
    def remarks(self) -> Remarks:
        """What the office wants mended."""
        return open_remarks(self.posting)

    @property
    def locked(self) -> frozenset[str]:
        """Fields that are shown and cannot be changed."""
        return locked_in(self.posting)

    @cached_property
    def category(self) -> Category:
        """Kind and flags."""
        return Category.of(self.raw)

    @property
    def kind(self) -> str:
        """The kind that the answers say."""
        return self.category.kind

    @cached_property
    def establishment(self) -> dict[str, Raw]:
        """The establishment's data as the posting would go out with it."""
        return shown_content(self.posting.establishment)

    @cached_property
    def answers(self) -> Answers:
        """The answers that count, with what the establishment says."""
        return answers_of(self.raw, self.establishment)

    @cached_property
    def own_answers(self) -> Answers:
        """The answers that count, without a look at the establishment."""
        return answers_of(self.raw, {})

    @cached_property
    def names(self) -> dict[str, str]:
        """What the codes among the answers mean, by field."""
        return names_of_codes(self.own_answers)

    def page(self, slug: str) -> Page:
        """One page of its form; 404 where its kind has no such one."""
        found = page_of(self.kind, slug)
        if found is None:
            raise Http404
        return found


def locked_in(posting: Posting) -> frozenset[str]:
    """The fields of a posting that are shown and cannot be changed any more."""
    return _LOCKED_IN_FORCE if posting.is_accepted else frozenset()


def own_posting(request: AreaRequest, pk: int) -> Posting:
    """A posting of the establishment in any state; 404 for anybody else's and for deleted ones."""
    establishment = request.membership.establishment
    posting = next(iter(Posting.objects.of(establishment).select_related("draft").filter(pk=pk)), None)
    if posting is None:
        raise Http404
    posting.establishment = establishment
    return posting


def own_draft(request: AreaRequest, pk: int) -> Written:
    """A posting of the establishment that is being written; 404 where there is none (any more)."""
    return read_draft(own_posting(request, pk))


def read_draft(posting: Posting) -> Written:
    """A posting as it is being written; 404 where it is not (any more)."""
    if not posting.is_writable:
        raise Http404
    return Written(posting)


def own_draft_still(request: AreaRequest, pk: int) -> Written | None:
    """A draft of the establishment, to be read as it is saved; None where it was submitted or deleted meanwhile.

    404 where it never was theirs.
    """
    posting = next(iter(Posting.objects.filter(establishment=request.membership.establishment_id, pk=pk)), None)
    if posting is None:
        raise Http404
    if not posting.is_writable:
        return None
    posting.establishment = request.membership.establishment
    return read_draft(posting)


def any_page(slug: str) -> Page:
    """The page with that address and the questions of all kinds: what is sent is kept even when the kind changed."""
    found = whole_page(slug)
    if found is None:
        raise Http404
    return found
