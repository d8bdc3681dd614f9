"""Which office is in charge of an address as it was written."""

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat

from mypage.kernel.ja import half_width
from mypage.reference.models import Municipality
from mypage.reference.queries import OfficesInCharge, offices_in_charge


def municipalities_named(prefecture_code: str, municipality: str) -> QuerySet[Municipality]:
    """The municipality that an address names, with or without its district: one or none."""
    written = "".join(half_width(municipality).split())
    if not prefecture_code or not written:
        return Municipality.objects.none()
    places = Municipality.objects.addressable().filter(prefecture_id=prefecture_code)
    places = places.annotate(whole=Concat("district", "name", output_field=Value("").output_field))
    return places.filter(Q(whole=written) | Q(name=written)).select_related("prefecture")


def offices_for_address(prefecture_code: str, municipality: str) -> OfficesInCharge | None:
    """管轄 of the municipality that an address names; None when there is no such one."""
    found = municipalities_named(prefecture_code, municipality).first()
    return offices_in_charge(found) if found else None
