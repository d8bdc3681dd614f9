"""Forms as data: the fields of a table, when they apply, how typed values are kept and read. Knows no form by name."""

from mypage.kernel.fields.answers import Answers, Value
from mypage.kernel.fields.conditions import Raw
from mypage.kernel.fields.field import Field
from mypage.kernel.fields.length import LINE, line_count, lines_of, text_length
from mypage.kernel.fields.table import FieldTable
from mypage.kernel.fields.words import answer_in_words
from mypage.kernel.fields.writing import normalised, widened

__all__ = [
    "LINE",
    "Answers",
    "Field",
    "FieldTable",
    "Raw",
    "Value",
    "answer_in_words",
    "line_count",
    "lines_of",
    "normalised",
    "text_length",
    "widened",
]
