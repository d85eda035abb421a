"""Writes workbooks for test/contract/rows/xlsx.test.ts with openpyxl, and what openpyxl reads back
from them (cells as Python has them) into workbooks.json.

    /usr/bin/python3 test/reference/workbooks.py
"""

import datetime as dt
import json
import pathlib
import re
import zipfile

import openpyxl
from openpyxl.styles.numbers import is_date_format, is_datetime, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HERE = pathlib.Path(__file__).parent
FIXTURES = HERE.parent / "contract" / "rows" / "fixtures"
FIXED = (2026, 1, 1, 0, 0, 0)

NUMBERS = [0.1, 0.3, 1 / 3, -2.5, 123456789012345, 1e-300, 1e300, 0]
DAYS = [
    dt.datetime(1900, 3, 1),
    dt.datetime(1999, 12, 31),
    dt.datetime(2000, 2, 29),
    dt.datetime(2026, 11, 22),
    dt.datetime(9999, 12, 31),
]
MOMENTS = [
    dt.datetime(2026, 11, 22, 10, 30),
    dt.datetime(2026, 11, 22, 0, 0),
    dt.datetime(2024, 2, 29, 23, 59, 59),
    dt.datetime(2026, 1, 2, 3, 4, 5, 678000),
    dt.datetime(1970, 1, 1, 0, 0, 1),
]


def trial(path):
    """Two sheets; the table of the first begins at B3, with a note above and one beside it."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Trial data"
    sheet["A1"] = "Collected in 2026"
    rows = [
        ["arm", "wait", "done", "seen", "note"],
        ["old", 1.5, True, dt.datetime(2026, 11, 22), "plain"],
        ["new", 2, False, dt.datetime(2026, 11, 23), "a & b <c> \"d\" 'e'"],
        ["old", "#N/A", True, None, "line\nbreak"],
        [None, None, None, None, None],
        ["#DIV/0!", "#DIV/0!", "#VALUE!", dt.datetime(2026, 11, 25), "_x0041_"],
        [" new ", " 3.25 ", True, dt.datetime(2026, 11, 26, 12, 0), "\u00e9\u4e2d\U0001f600"],
    ]
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            sheet.cell(row=3 + r, column=2 + c, value=value)
    sheet["B12"] = "a note below"
    sheet["H4"] = 99
    other = book.create_sheet("Accounts")
    for row in [["customer", "segment"], ["c1", "desk"], ["c2", "online"]]:
        other.append(row)
    book.save(path)
    share(path)


def share(path):
    """The texts in a table of their own, as Excel writes them."""
    texts = []

    def shared(match):
        texts.append(match[2])
        return f'{match[1]} t="s"><v>{len(texts) - 1}</v></c>'

    def replaced(name, data):
        if not name.startswith("xl/worksheets/"):
            return data
        cell = r'(<c [^>]*?) t="inlineStr"><is>(.*?)</is></c>'
        return re.sub(cell, shared, data.decode(), flags=re.DOTALL).encode()

    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    content = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    entry = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{content}"/></Types>'
    relation = f'<Relationship Id="shared" Type="{kind}" Target="/xl/sharedStrings.xml"/>'

    def named(name, data):
        text = data.decode()
        if name == "[Content_Types].xml" and "sharedStrings" not in text:
            text = text.replace("</Types>", entry)
        if name == "xl/_rels/workbook.xml.rels" and "sharedStrings" not in text:
            text = text.replace("</Relationships>", f"{relation}</Relationships>")
        return text.encode()

    rewrite(path, replaced)
    items = "".join(f"<si>{text}</si>" for text in texts)
    table = f'<?xml version="1.0"?><sst xmlns="{main}">{items}</sst>'
    rewrite(path, named, {"xl/sharedStrings.xml": table.encode()})


def values(path, epoch1904):
    """Numbers, days and moments in columns; days in the calendar of 1900 or of 1904."""
    book = openpyxl.Workbook()
    if epoch1904:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    days = [day for day in DAYS if not epoch1904 or day.year >= 1904]
    sheet.append(["number", "day", "moment", "clock", "elapsed", "percent"])
    for i in range(len(NUMBERS)):
        row = i + 2
        sheet.cell(row=row, column=1, value=NUMBERS[i])
        if i < len(days):
            sheet.cell(row=row, column=2, value=days[i]).number_format = "d mmm yyyy"
        if i < len(MOMENTS):
            sheet.cell(row=row, column=3, value=MOMENTS[i]).number_format = "yyyy-mm-dd hh:mm:ss"
            sheet.cell(row=row, column=4, value=dt.time(10, 20 + i, 30)).number_format = "h:mm AM/PM"
            elapsed = dt.timedelta(hours=30 + i, minutes=5)
            sheet.cell(row=row, column=5, value=elapsed).number_format = "[h]:mm:ss"
        sheet.cell(row=row, column=6, value=i / 8).number_format = "0.00%"
    book.save(path)


def formulas(path):
    """Formulas: two with the result that a spreadsheet saved, one without."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in [["x", "text"], ["=1+1", "u"], ["=2+2", "v"], ["=3+3", "w"]]:
        sheet.append(row)
    book.save(path)
    results = {"A2": "<v>2</v>", "A3": "<v>4.5</v>"}

    def with_results(name, data):
        if name != "xl/worksheets/sheet1.xml":
            return data
        text = data.decode()
        for cell, value in results.items():
            at = text.index(f'<c r="{cell}">')
            end = text.index("</c>", at)
            text = text[:end].replace("<v></v>", "").replace("<v />", "") + value + text[end:]
        return text.encode()

    rewrite(path, with_results)


def inline(path):
    """The same as a program writes it that streams: texts inside the cells, no references."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Stream")
    for row in [["a", "b"], ["u", 1], ["v", 2]]:
        sheet.append(row)
    book.save(path)

    def bare(name, data):
        if name != "xl/worksheets/sheet1.xml":
            return data
        return (
            b'<?xml version="1.0" encoding="UTF-8"?><!-- made --><x:worksheet '
            b'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
            b"<x:row><x:c t='inlineStr'><x:is><x:t>a</x:t></x:is></x:c>"
            b"<x:c t='inlineStr'><x:is><x:r><x:t>b</x:t></x:r><x:r><x:t> &gt; c</x:t></x:r></x:is></x:c></x:row>"
            b"<x:row><x:c t='inlineStr'><x:is><x:t><![CDATA[u<&>]]></x:t><x:rPh sb='0' eb='1'><x:t>hidden</x:t></x:rPh></x:is></x:c>"
            b"<x:c><x:v>0.30000000000000004</x:v></x:c></x:row>"
            b"<x:row/><x:row><x:c t='inlineStr'><x:is><x:t>v</x:t></x:is></x:c><x:c t='d'><x:v>2026-11-22</x:v></x:c></x:row>"
            b"<x:row><x:c r='B9'><x:v>1.1000000000000001</x:v></x:c></x:row>"
            b"</x:sheetData></x:worksheet>"
        )

    rewrite(path, bare)


def rewrite(path, change, more={}):
    """The archive again, its files changed and dated alike."""
    with zipfile.ZipFile(path) as archive:
        files = {info.filename: archive.read(info) for info in archive.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**files, **more}.items():
            archive.writestr(zipfile.ZipInfo(name, FIXED), change(name, data), zipfile.ZIP_DEFLATED)


FORMATS = [
    "General", "0.00", "#,##0.00 [$EUR]", "0.00E+00", "0%", "@", "# ?/?", '0.0 "days"', "0\\d",
    "[Red]0.00;[Blue]-0.00", "yyyy-mm-dd", "d mmm yyyy", "mmm yy", "[$-409]d/m/yyyy;@", "mm/dd/yy",
    "h:mm", "h:mm AM/PM", "mm:ss", "hh:mm:ss.000", "yyyy-mm-dd hh:mm:ss", "d/m/yy h:mm",
    "[h]:mm:ss", "[mm]:ss", "[ss]", "dddd", 'yyyy"T"mm',
]


def kind_of(code):
    """What openpyxl makes of a number in a format."""
    if is_timedelta_format(code):
        return "elapsed"
    if not is_date_format(code):
        return "number"
    return {"date": "day", "time": "time", "datetime": "moment"}[is_datetime(code)]


def text(value):
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="milliseconds")
    if isinstance(value, dt.time):
        return value.isoformat()
    if isinstance(value, dt.timedelta):
        return value.total_seconds()
    return value


def read_back(path):
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        sheet.title: [[text(value) for value in row] for row in sheet.iter_rows(values_only=True)]
        for sheet in book
    }


def main():
    FIXTURES.mkdir(exist_ok=True)
    makers = {
        "trial.xlsx": trial,
        "values-1900.xlsx": lambda path: values(path, False),
        "values-1904.xlsx": lambda path: values(path, True),
        "formulas.xlsx": formulas,
        "inline.xlsx": inline,
    }
    for name, make in makers.items():
        path = FIXTURES / name
        make(path)
        rewrite(path, lambda _, data: data)
    kept = [name for name in makers if name != "inline.xlsx"]
    report = {
        "provenance": f"openpyxl {openpyxl.__version__}, test/reference/workbooks.py",
        "workbooks": {name: read_back(FIXTURES / name) for name in kept},
        "formats": {code: kind_of(code) for code in FORMATS},
    }
    (HERE / "workbooks.json").write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n")


main()
