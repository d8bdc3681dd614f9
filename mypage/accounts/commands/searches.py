"""What a login looked for last on a list is kept for the next time, on whatever device."""

from mypage.accounts.models import KeptSearch, User


def keep_search(*, user: User, list_name: str, query: str) -> None:
    """The list opens with this query the next time; an empty one means as the list is by itself."""
    KeptSearch.objects.bulk_create(
        [KeptSearch(user=user, list_name=list_name, query=query)],
        update_conflicts=True,
        unique_fields=["user", "list_name"],
        update_fields=["query"],
    )
