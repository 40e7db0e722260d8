"""What the desk refuses: other sites, strangers, bodies that are too large or too slow, ways out of its folder."""

import asyncio
import re

import pytest
import uvicorn

from extractor.serve.app import application
from extractor.serve.cabinet import Cabinet
from extractor.serve.guard import FORM_FIELD, Bounds, is_loopback
from extractor.serve.listen import Prompt
from tests.serve.desk_client import DRAFT, Client

pytestmark = pytest.mark.process

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'"


@pytest.mark.parametrize("path", ["", "/read", "/findings/1?show=all", "/lines/3"])
def test_every_page_has_the_policy_and_nothing_inline(office, path):
    client, draft = office
    answer = client.get(draft + path)
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"].startswith(POLICY)
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert not re.search(r'\sstyle="|\son\w+="|<style|javascript:', answer.text)
    assert all(
        'src="/static/' in each or 'type="application/json"' in each
        for each in re.findall("<script[^>]*>", answer.text)
    )


def test_another_host_is_not_served(office):
    client, _ = office
    assert client.get("/", headers={"host": "jahat.example"}).status_code == 421
    assert client.get("/", headers={"host": "localhost:8010"}).status_code == 200


@pytest.mark.parametrize(
    "headers", [{"origin": "http://jahat.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}]
)
def test_a_form_of_another_site_is_refused(office, headers):
    client, draft = office
    fields = {FORM_FIELD: client.token()}
    assert client.post(f"{draft}/remove", data=fields, headers=headers).status_code == 403
    assert client.post("/api/v1/check", content=b"x", headers=headers).status_code == 403
    assert client.get(draft).status_code == 200


@pytest.mark.parametrize("token", ["", "salah", None])
@pytest.mark.parametrize("path", ["/remove", "/again", "/lines/3", "/withdraw", "/findings/1"])
def test_a_form_without_the_token_of_its_browser_is_refused(office, path, token):
    client, draft = office
    client.token()
    fields = {} if token is None else {FORM_FIELD: token}
    assert client.post(draft + path, data=fields).status_code == 403
    assert client.post("/upload", data=fields, files=[("files", ("a.txt", b"x"))]).status_code == 403
    assert client.get(draft).status_code == 200


def test_strangers_need_the_token(desk):
    client = desk(token="rahasia-panjang")
    outside = {"host": "kantor.example"}
    assert client.get("/", headers=outside).status_code == 401
    assert client.get("/api/v1/documents", headers=outside).status_code == 401
    assert client.get("/?token=salah", headers=outside).status_code == 401
    assert client.get("/static/desk.css", headers=outside).status_code == 401
    assert client.get("/", headers={**outside, "authorization": "Bearer salah"}).status_code == 401
    assert client.get("/", headers={**outside, "authorization": "Bearer rahasia-panjang"}).status_code == 200
    shown = client.get("/?token=rahasia-panjang", headers=outside, follow_redirects=False)
    assert shown.status_code == 303 and shown.headers["location"] == "/"
    cookie = shown.headers["set-cookie"].partition(";")[0]
    assert "rahasia" not in cookie and "httponly" in shown.headers["set-cookie"].lower()
    assert client.get("/", headers={**outside, "cookie": cookie}).status_code == 200


@pytest.mark.parametrize(
    ("host", "inside"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), ("10.0.0.5", False)],
)
def test_what_is_this_computer(host, inside):
    assert is_loopback(host) is inside


def test_what_is_too_large_is_refused(desk):
    client = desk(body=50_000)
    large = b"x" * 60_000
    assert client.submit("/upload", files=[("files", ("a.txt", large))]).status_code == 413
    # Without a length that is told before: the bytes are counted.
    assert client.post("/api/v1/check", content=iter([large])).status_code == 413
    assert client.post("/api/v1/check?name=a.txt", content=DRAFT.encode()).status_code == 200


@pytest.mark.parametrize("sent", [b"", b"abc"])
def test_what_trickles_is_refused(tmp_path, sent):
    app = application(tmp_path / "meja", bounds=Bounds(silence=0.05, whole=0.2))
    pieces = [{"type": "http.request", "body": sent, "more_body": True}] if sent else []
    answers = []

    async def receive():
        if pieces:
            return pieces.pop()
        return await asyncio.sleep(30, {})

    async def send(message):
        answers.append(message)

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http", "path": "/api/v1/check",
        "raw_path": b"/api/v1/check", "query_string": b"", "root_path": "", "headers": [(b"host", b"127.0.0.1")],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8010),
    }  # fmt: skip
    asyncio.run(app(scope, receive, send))
    assert answers[0]["status"] == 408


OUT = [
    "..%2f..%2fpyproject.toml",
    "..%2F..%2Fgrammars%2flaw%2funits.toml",
    "%2e%2e%2f%2e%2e%2fREADME.md",
    "....//README.md",
    "desk.css%00.html",
    "/etc/passwd",
    "regulation.html.j2",
]


@pytest.mark.parametrize("name", OUT)
def test_no_way_leads_out_of_the_static_files(office, name):
    client, _ = office
    assert client.get(f"/static/{name}").status_code == 404
    assert client.get(f"/documents/{name}").status_code == 404
    assert client.get(f"/documents/{name}/download/json").status_code == 404
    assert client.get("/static/desk.css").status_code == 200


def test_the_name_of_a_file_leads_nowhere(client, tmp_path):
    names = ["../../../keluar.txt", "..\\..\\keluar.txt", "/etc/keluar.txt", "keluar.txt\x00.pdf", "." * 400 + "/a.txt"]
    files = [("files", (name, b"Yth. Bapak\n")) for name in names]
    assert client.submit("/upload", files=files).status_code == 303
    kept = [path.relative_to(tmp_path / "meja").parts for path in tmp_path.rglob("source*")]
    assert len(kept) == len(names)
    assert all(len(parts) == 3 and parts[2] in ("source", "source.txt", "source.pdf") for parts in kept), kept
    outside = [path for path in tmp_path.rglob("*") if path.is_file() and "documents" not in path.parts]
    assert outside == [] and not (tmp_path.parent / "keluar.txt").exists()


def test_words_of_a_regulation_are_words(client):
    bad = "<script>alert(1)</script>"
    text = DRAFT.replace("HUBUNGAN KERJA\nBUPATI", f"HUBUNGAN {bad} KERJA\nBUPATI").replace(
        "Camat wajib", f'Camat "{bad}" wajib'
    )
    address = client.upload(f"{bad}.txt", text.encode())
    for path in ("", "/read", "/findings/1?show=all", "/lines/3", "/lines/12"):
        assert "<script>alert" not in client.get(address + path).text, path
    assert "&lt;script&gt;" in client.get(f"{address}/read").text
    assert "<script>alert" not in client.get("/").text


def test_the_language_link_leads_nowhere_else(client):
    for back in ("https://jahat.example", "//jahat.example", "/\\jahat.example"):
        answer = client.get("/language/en", params={"back": back}, follow_redirects=False)
        assert answer.headers["location"] == "/"
    assert "Check a text" in client.get("/").text
    assert "Periksa naskah" in client.get("/language/id?back=/").text


def test_who_does_not_finish_the_head_of_a_request_is_left():
    class Hasty(Prompt):
        head_seconds = 0.3

    async def app(scope, receive, send):
        await asyncio.sleep(0.6)
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    async def said(port, *parts):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for part in parts:
            writer.write(part)
            await asyncio.sleep(0.2)
        answer = await reader.read()
        writer.close()
        return answer

    async def all():
        server = uvicorn.Server(uvicorn.Config(app, port=0, http=Hasty, log_level="warning", lifespan="off"))
        serving = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        slow = await said(port, b"GET / HTTP/1.1\r\n", b"Host: a\r\n", b"X: ")
        whole = await said(port, b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        server.should_exit = True
        await serving
        return slow, whole

    slow, whole = asyncio.run(all())
    assert slow == b""
    assert whole.startswith(b"HTTP/1.1 204")


@pytest.mark.parametrize(
    ("status", "path", "headers", "sentence"),
    [
        (421, "/", {"host": "jahat.example"}, ("Nama komputer ini tidak dilayani", "This name of a computer")),
        (403, "/upload", {"origin": "http://jahat.example"}, ("dari situs lain ditolak", "from another site")),
        (413, "/upload", {"content-length": "60000"}, ("terlalu besar", "too large")),
    ],
)
def test_a_refusal_is_a_page_for_people_and_a_problem_for_programs(desk, status, path, headers, sentence):
    client = desk(body=50_000)
    ask = client.get if path == "/" else client.post
    for language, words in zip(("id", "en"), sentence, strict=True):
        client.get(f"/language/{language}")
        page = ask(path, headers={**headers, "accept": "text/html"})
        assert page.status_code == status and words in page.text and f'<html lang="{language}">' in page.text
    problem = ask(path, headers=headers)
    assert problem.headers["content-type"] == "application/problem+json" and problem.json()["status"] == status
    assert sentence[0] in problem.json()["detail"] and sentence[1] in problem.json()["detailEn"]


@pytest.mark.parametrize("path", ["/", "/api/v1/documents"])
def test_a_fault_of_the_program_has_its_sentence(desk, monkeypatch, path):
    client = desk()
    monkeypatch.setattr(Cabinet, "entries", lambda self: 1 / 0)
    answer = Client(client.app, base_url=client.base_url, raise_server_exceptions=False).get(path)
    assert answer.status_code == 500 and "Terjadi kesalahan pada program ini" in answer.text
    assert ("<nav" in answer.text) is (path == "/")
