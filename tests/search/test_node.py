"""The node starts once for a folder, knows itself again, and ends by its id."""

from __future__ import annotations

import json

import pytest
from elasticsearch import Elasticsearch

from search import node

pytestmark = pytest.mark.elasticsearch

WORDS = {
    "arabic": ("المكتبات العامة في المدينة", ["مكتب", "عام", "مدين"]),
    "english": ("the running foxes", ["run", "fox"]),
    "french": ("les élections de l'année", ["election", "ane"]),
    "german": ("die Häuser der Städte", ["haus", "stadt"]),
    "turkish": ("İstanbul'da kitapların", ["istanbul", "kitap"]),
}


def tokens(url, **request):
    return [token["token"] for token in Elasticsearch(url).indices.analyze(**request)["tokens"]]


@pytest.mark.parametrize("language", WORDS)
def test_each_language_has_its_analyzer(elasticsearch_url, language):
    text, stems = WORDS[language]
    assert tokens(elasticsearch_url, analyzer=language, text=text) == stems


@pytest.mark.parametrize(
    ("filters", "text", "expected"),
    [
        (["lowercase", "asciifolding"], "Kurdî Élan", ["kurdi", "elan"]),
        (["arabic_normalization", "decimal_digit"], "أحمدُ ١٢", ["احمد", "12"]),
        ([{"type": "lowercase", "language": "turkish"}], "ISPARTA İzmir", ["ısparta", "izmir"]),
        ([{"type": "edge_ngram", "min_gram": 2, "max_gram": 4}], "حلب", ["حل", "حلب"]),
        ([{"type": "stemmer", "language": "light_german"}], "Vermissten", ["Vermisst"]),
        ([{"type": "stemmer", "language": "light_french"}], "disparues", ["disparu"]),
        (["elision"], "l'absence", ["absence"]),
        ([{"type": "shingle", "output_unigrams": False}], "missing persons", ["missing persons"]),
        ([{"type": "stop", "stopwords": "_arabic_"}], "في المدينة", ["المدينة"]),
    ],
)
def test_filters_have_the_meaning_of_the_distribution(elasticsearch_url, filters, text, expected):
    assert tokens(elasticsearch_url, tokenizer="standard", filter=filters, text=text) == expected


def test_an_unknown_stemmer_is_refused(elasticsearch_url):
    with pytest.raises(Exception, match="no stemmer for the language"):
        tokens(elasticsearch_url, tokenizer="standard", filter=[{"type": "stemmer", "language": "latin"}], text="x")


def test_a_folder_without_a_node_has_none_running(tmp_path):
    assert node.running(tmp_path) is None


def test_a_record_of_a_process_that_is_gone_is_no_node(tmp_path):
    (tmp_path / "node.json").write_text(json.dumps({"url": "x", "pid": 4194999, "data_dir": str(tmp_path)}))
    assert node.running(tmp_path) is None


def test_a_taken_port_is_told(elasticsearch_url, tmp_path):
    port = int(elasticsearch_url.rpartition(":")[2])
    with pytest.raises(node.NodeUnavailableError, match=f"Port {port} is taken"):
        node.start(tmp_path, port)
