"""The tables of the reference data."""

from mypage.reference.models.classifications import Industry, Licence, MinimumWage, Occupation, OfferedWage
from mypage.reference.models.loading import LoadedTable
from mypage.reference.models.offices import Jurisdiction, Office, OfficeClosedDay
from mypage.reference.models.places import Municipality, PostalCode, Prefecture

__all__ = [
    "Industry",
    "Jurisdiction",
    "Licence",
    "LoadedTable",
    "MinimumWage",
    "Municipality",
    "Occupation",
    "OfferedWage",
    "Office",
    "OfficeClosedDay",
    "PostalCode",
    "Prefecture",
]
