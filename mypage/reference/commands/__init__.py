"""What changes the reference data: loading the tables, and the administrators' acts on offices."""

from mypage.reference.commands.closed_days import add_closed_day, remove_closed_day
from mypage.reference.commands.jurisdictions import JurisdictionPart, set_jurisdiction
from mypage.reference.commands.loading import LoadedReport, load_tables
from mypage.reference.commands.offices import add_office, change_office, close_office, reopen_office

__all__ = [
    "JurisdictionPart",
    "LoadedReport",
    "add_closed_day",
    "add_office",
    "change_office",
    "close_office",
    "load_tables",
    "remove_closed_day",
    "reopen_office",
    "set_jurisdiction",
]
