"""Files of every kind that is read, made by the libraries that write them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import docx
import openpyxl


def html() -> bytes:
    return (
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>2022大事记_晋江网</title><style>p{}</style></head>"
        "<body><nav>菜单</nav><h1>2022大事记</h1><h2>一、机器人大赛</h2><p>9月8日，<b>大赛</b>开幕&nbsp;&amp; 闭幕。</p>"
        "<script>if (a<b) x('</p>')</script><ul><li>甲<li>乙</ul><!-- <p>无</p> -->"
        "<table><tr><th>城市</th><th>企业</th></tr><tr><td>晋江</td><td>640</td></tr></table></body></html>"
    ).encode()


def csv() -> bytes:
    return "城市,企业,备注\r\n晋江,640,\"保有量\r\n新高\"\r\n石狮,304,\r\n".encode("gb18030")  # fmt: skip


def word() -> bytes:
    document = docx.Document()
    document.add_heading("2022大事记", 0)
    document.add_heading("机器人大赛", 1)
    document.add_paragraph("9月8日，大赛开幕。")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["城市", "企业", "晋江", "640"], strict=True):
        cell.text = text
    document.add_paragraph("完。")
    return saved(document.save)


def excel() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "企业"
    for row in (["一览表"], ["城市", "企业", "日期", "增长"], ["晋江", 640, date(2022, 9, 8), 0.5648], ["石狮", 0.1 + 0.2, datetime(2022, 9, 8, 9, 30), None]):  # fmt: skip
        sheet.append(row)
    sheet["D3"].number_format = "0.00%"
    sheet["E3"] = "=1+1"
    book.create_sheet("空")
    return saved(book.save)


def pdf() -> bytes:
    stream = b"BT /F1 24 Tf 72 720 Td (Jinjiang has 640 enter-) Tj 0 -30 Td (prises in 2022.) Tj ET"
    return pdf_of(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))


def pdf_of(content: bytes) -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        content,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (table, len(made))  # fmt: skip


def archive(*members: tuple[str, bytes]) -> bytes:
    def save(target: io.BytesIO) -> None:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
            for name, data in members or (("甲/a.txt", "甲乙".encode()), ("b.csv", csv()), ("c.docx", word())):
                made.writestr(name, data)

    return saved(save)


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    target = io.BytesIO()
    save(target)
    return target.getvalue()
