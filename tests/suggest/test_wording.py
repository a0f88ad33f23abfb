"""Proposals in a language model's words, against a local server that speaks the chat protocol."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from okr_ai.cli.suggest import command
from okr_ai.errors import InputError
from okr_ai.language.lexicon import lexicon
from okr_ai.model import Cycle
from okr_ai.suggest.language_model import NoWording, asked, endpoint
from okr_ai.suggest.rewording import difference

WEEKLY = str(Path(__file__).parents[2] / "examples/gift-shop/metrics/weekly.csv")
QUARTER = Cycle(date(2026, 7, 1), date(2026, 9, 30))
Answer = Callable[[list[str]], tuple[int, bytes]]


class Server(ThreadingHTTPServer):
    """Answers with what `answer` makes of the sentences it was sent; keeps the requests."""

    daemon_threads = True
    answer: Answer
    elsewhere: str | None = None

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.requests: list[tuple[str, dict[str, str], dict]] = []
        self.stop = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append((self.path, dict(self.headers), body))
        sent = json.loads(body["messages"][1]["content"])["key_results"]
        code, answer = self.server.answer(sent)
        self.send_response(code)
        if self.server.elsewhere:
            self.send_header("Location", self.server.elsewhere)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        with suppress(OSError):  # whoever asked may have gone away
            self.wfile.write(answer)

    def do_GET(self) -> None:
        self.server.requests.append((self.path, dict(self.headers), {}))
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    for name in ("OKR_AI_WORDING_KEY", "OKR_AI_WORDING_URL", "OKR_AI_WORDING_MODEL"):
        monkeypatch.delenv(name, raising=False)
    with Server() as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield made
        made.stop.set()
        made.shutdown()
        thread.join()


def chat(content: str) -> tuple[int, bytes]:
    return 200, json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


def said(change: Callable[[str], str]) -> Answer:
    return lambda sent: chat(json.dumps([change(text) for text in sent], ensure_ascii=False))


def suggested(*options: str, objective: str = "Customers are glad to come back", count: int = 2) -> Result:
    words = [objective, "--metrics", WEEKLY, "--as-of", "2011-06-30", "-n", str(count), "--format", "json", *options]
    return CliRunner().invoke(command, words)


def texts(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return [one["text"] for one in json.loads(result.stdout)["suggestions"]]


def test_good_words_are_taken_and_what_was_sent_is_said(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_AI_WORDING_KEY", "secret-key")
    server.answer = said(lambda text: f"For our buyers: {text}")
    before = texts(suggested())
    assert server.requests == []  # nothing is sent unless asked for
    result = suggested("--wording", "--wording-url", server.url, "--wording-model", "small")
    assert texts(result) == [f"For our buyers: {text}" for text in before]
    ((path, headers, body),) = server.requests
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer secret-key"
    assert body["model"] == "small"
    assert json.loads(body["messages"][1]["content"]) == {
        "objective": "Customers are glad to come back",
        "key_results": before,
    }
    assert "127.0.0.1" in result.stderr
    assert "2 proposed sentences" in result.stderr
    assert "secret-key" not in result.output


@pytest.mark.parametrize(
    ("change", "note"),
    [
        (lambda text: text.replace("2011", "2012"), "figures"),
        (lambda text: f"{text} with 3 people", "figures"),
        (lambda text: f"{text} and three new shops", "number"),
        (lambda text: text.replace("%", "") if "%" in text else text + " 7", ""),
        (lambda text: "到9月30日" + text, "language"),
        (lambda text: f"{text}\nand more", "plain line"),
        (lambda text: "", "empty"),
    ],
)
def test_a_wrong_rewrite_is_dropped_with_a_note(server: Server, change: Callable[[str], str], note: str) -> None:
    server.answer = said(change)
    before = texts(suggested(count=1))
    result = suggested("--wording", "--wording-url", server.url, "--wording-model", "small", count=1)
    assert texts(result) == before
    assert "the rewrite of proposal 1 was dropped" in result.stderr
    assert note in result.stderr


@pytest.mark.parametrize(
    ("answer", "note"),
    [
        (lambda sent: (500, b"oops"), "HTTP 500"),
        (lambda sent: (200, b"not json"), "no list of 2"),
        (lambda sent: (200, b"[" * 50_000), "no list of 2"),
        (lambda sent: chat("I would rather chat"), "no list of 2"),
        (lambda sent: chat('["only one"]'), "no list of 2"),
        (lambda sent: chat("[1, 2]"), "no list of 2"),
        (lambda sent: (200, b'{"choices": [{"message": {"content": null}}]}'), "no list of 2"),
        (lambda sent: (200, b" " * 300_000), "too long"),
    ],
)
def test_an_endpoint_that_fails_leaves_the_words_as_they_were(server: Server, answer: Answer, note: str) -> None:
    server.answer = answer
    before = texts(suggested())
    result = suggested("--wording", "--wording-url", server.url, "--wording-model", "small")
    assert texts(result) == before
    assert note in result.stderr


def test_a_fenced_list_is_understood(server: Server) -> None:
    server.answer = lambda sent: chat("```json\n" + json.dumps(["a", "b"]) + "\n```")
    assert asked(endpoint(server.url, "small", None, 5), "aim", ["x", "y"]) == ["a", "b"]


def test_a_slow_endpoint_is_given_up(server: Server) -> None:
    def slow(sent: list[str]) -> tuple[int, bytes]:
        server.stop.wait(5)
        return chat("[]")

    server.answer = slow
    result = suggested("--wording", "--wording-url", server.url, "--wording-model", "small", "--wording-seconds", "0.2")
    server.stop.set()
    assert len(texts(result)) == 2
    assert "no answer within 0.2 seconds" in result.stderr


def test_a_redirect_is_not_followed(server: Server) -> None:
    server.elsewhere = f"{server.url}/elsewhere"
    server.answer = lambda sent: (302, b"")
    result = suggested("--wording", "--wording-url", server.url, "--wording-model", "small")
    assert "HTTP 302" in result.stderr
    assert [path for path, _, _ in server.requests] == ["/v1/chat/completions"]


def test_nobody_there() -> None:
    with pytest.raises(NoWording, match="cannot be reached"):
        asked(endpoint("http://127.0.0.1:9/v1", "small", None, 2), "aim", ["x"])


@pytest.mark.parametrize(
    ("base", "model", "key", "what"),
    [
        (None, "small", None, "address and a model"),
        ("https://example.org/v1", None, None, "address and a model"),
        ("file:///etc/passwd", "small", None, "no address"),
        ("https://user:pass@example.org/v1", "small", None, "no address"),
        ("https://example.org/v1?key=1", "small", None, "no address"),
        ("http://[::1", "small", None, "no address"),
        ("http://example.org:99999/v1", "small", None, "no address"),
        ("http://example.org/v1", "small", "key", "unencrypted"),
    ],
)
def test_an_unfit_endpoint_is_named(base: str | None, model: str | None, key: str | None, what: str) -> None:
    with pytest.raises(InputError, match=what):
        endpoint(base, model, key, 5)


def test_a_key_goes_encrypted_or_to_this_machine_and_is_never_shown() -> None:
    for base in ("https://example.org/v1/", "http://localhost:8000/v1"):
        where = endpoint(base, "small", "secret-key", 5)
        assert where.base == base.rstrip("/")
        assert "secret-key" not in repr(where)


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ("到2026年9月30日，复购率从18%提升到22%", "让回头客更多：到2026年9月30日，复购率从18%提升到22%", None),
        ("Raise the repeat purchase rate from 18% to 22% by 30 Sep 2026",
         "By 30 Sep 2026, lift the repeat purchase rate from 18% to 22%", None),
        ("到2026年9月30日，复购率从18%提升到22%", "到2026年9月30日，复购率从22%降到18%", "方向"),
        ("到2026年9月30日，复购率从18%提升到22%", "到2026年9月30日，退货率从18%提升到22%", "指标"),
        ("到2026年9月30日，复购率从18%提升到22%", "复购率从18%提升到22%，2026年9月30日复盘，新增三家店", "数字"),
        ("Raise the repeat purchase rate from 18% to 22% by 30 Sep 2026",
         "Raise the repeat purchase rate from 18% to 22 points by 30 Sep 2026", "单位"),
        ("Raise the repeat purchase rate from X% to Y% by 30 Sep 2026",
         "Raise the repeat purchase rate to Y% by 30 Sep 2026", ""),
    ],
)  # fmt: skip
def test_the_reader_must_read_the_same(before: str, after: str, what: str | None) -> None:
    found = difference(before, after, lexicon(), QUARTER)
    assert (found is None) if what is None else (found is not None and what in found.zh), found
