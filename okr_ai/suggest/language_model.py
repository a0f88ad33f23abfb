"""Other words for key results from a language model, through any endpoint that speaks the OpenAI chat protocol.

Nothing here runs unless somebody asks for it (`okr-ai suggest --wording`). What comes back is only text: whoever uses
it checks it (`okr_ai.suggest.rewording`). One request, no redirects, an answer of bounded size in bounded time.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage
from time import monotonic
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from okr_ai.errors import InputError
from okr_ai.model import Bilingual

MOST_BYTES = 262_144
_PIECE = 16_384
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_FENCE = re.compile(r"^```\w*\s*|\s*```$")
_TASK = (
    "You rephrase key results so that they read naturally. Keep every number, unit, date, metric, direction and "
    "placeholder exactly as it is written; add none. Keep the language of each. Answer with a JSON array of strings "
    "only, one for each key result, in the same order."
)


class NoWording(Exception):
    """The endpoint gave nothing usable; `said` tells why."""

    def __init__(self, said: Bilingual) -> None:
        super().__init__(said.en)
        self.said = said


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to ask: the base address (".../v1"), the model's name, the key (never shown), seconds for all of it."""

    base: str
    model: str
    key: str | None = field(default=None, repr=False)
    seconds: float = 30.0

    @property
    def host(self) -> str:
        return urlsplit(self.base).netloc


def endpoint(base: str | None, model: str | None, key: str | None, seconds: float) -> Endpoint:
    """A checked endpoint. Raises InputError when address or model are missing or unfit, or a key would go in clear."""
    if not base or not model:
        raise _unfit(
            Bilingual("--wording needs an address and a model", "--wording 需要接口地址和模型名"),
            Bilingual(
                "give --wording-url and --wording-model, or set OKR_AI_WORDING_URL and OKR_AI_WORDING_MODEL",
                "请给出 --wording-url 和 --wording-model，或设置 OKR_AI_WORDING_URL 和 OKR_AI_WORDING_MODEL",
            ),
        )
    try:
        parts = urlsplit(base)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.query or parts.fragment:
        raise _unfit(
            Bilingual("this is no address of an endpoint", "这不是可用的接口地址"),
            Bilingual(
                "write it like https://host/v1, without user name or query",
                "请写成 https://主机/v1 的形式，不带用户名和参数",
            ),
        )
    if key and parts.scheme == "http" and host not in _LOOPBACK:
        raise _unfit(
            Bilingual("the key would be sent unencrypted", "密钥会以明文发送"),
            Bilingual("use an https address", "请使用 https 地址"),
        )
    return Endpoint(base.rstrip("/"), model, key, seconds)


def _unfit(what: Bilingual, do: Bilingual) -> InputError:
    return InputError(what, do)


def asked(where: Endpoint, objective: str, texts: Sequence[str]) -> list[str]:
    """The model's words for each text, in order. Raises NoWording when there is no such answer."""
    wanted = json.dumps({"objective": objective, "key_results": list(texts)}, ensure_ascii=False)
    body = {
        "model": where.model,
        "temperature": 0.3,
        "messages": [{"role": "system", "content": _TASK}, {"role": "user", "content": wanted}],
    }
    request = Request(
        f"{where.base}/chat/completions",
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "okr-ai"},
    )
    if where.key:
        request.add_unredirected_header("Authorization", f"Bearer {where.key}")
    return _texts_in(_answer(request, where.seconds), len(texts))


class _NoRedirect(HTTPRedirectHandler):
    """An answer that points elsewhere is an error: what was meant for one host goes to no other."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


def _answer(request: Request, seconds: float) -> bytes:
    """The body of the answer. Raises NoWording for any failure, a redirect, too many bytes or too much time."""
    until, body = monotonic() + seconds, b""
    try:
        with build_opener(_NoRedirect).open(request, timeout=seconds) as answer:
            while piece := answer.read1(_PIECE):
                body += piece
                if len(body) > MOST_BYTES:
                    raise NoWording(Bilingual("the answer is too long", "返回内容过长"))
                if monotonic() > until:
                    raise TimeoutError
    except HTTPError as error:
        error.close()
        raise NoWording(Bilingual(f"it answered HTTP {error.code}", f"接口返回 HTTP {error.code}")) from None
    except TimeoutError:
        raise _too_slow(seconds) from None
    except (OSError, HTTPException, ValueError) as error:
        if isinstance(getattr(error, "reason", None), TimeoutError):
            raise _too_slow(seconds) from None
        raise NoWording(Bilingual("it cannot be reached", "无法连接")) from None
    return body


def _too_slow(seconds: float) -> NoWording:
    return NoWording(Bilingual(f"no answer within {seconds:g} seconds", f"{seconds:g} 秒内没有返回"))


def _texts_in(body: bytes, count: int) -> list[str]:
    """The strings in an answer of the chat protocol. Raises NoWording when there are not `count` of them."""
    try:
        content: Any = json.loads(body)["choices"][0]["message"]["content"]
        texts = json.loads(_FENCE.sub("", content.strip()))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        texts = None
    if not isinstance(texts, list) or len(texts) != count or not all(isinstance(text, str) for text in texts):
        raise NoWording(Bilingual(f"it gave no list of {count} sentences", f"没有返回 {count} 句话的列表"))
    return texts
