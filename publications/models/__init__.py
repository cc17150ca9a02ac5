"""The pages of the public site, one module a concept."""

from publications.models.figures import FiguresPage
from publications.models.found_text import FoundText
from publications.models.guidance import GuidanceIndexPage, GuidancePage
from publications.models.home import HomePage
from publications.models.public_page import PublicPage
from publications.models.questions import QuestionPage, RelatedQuestion, TopicIndexPage, TopicPage
from publications.models.statements import StatementPage
from publications.models.support import SupportCategory, SupportDirectoryPage, SupportLabel, SupportResource
from publications.models.terms import Clause, TermsPage, TermsPart
from publications.models.updates import UpdateIndexPage, UpdatePage

__all__ = [
    "Clause",
    "FiguresPage",
    "FoundText",
    "GuidanceIndexPage",
    "GuidancePage",
    "HomePage",
    "PublicPage",
    "QuestionPage",
    "RelatedQuestion",
    "StatementPage",
    "SupportCategory",
    "SupportDirectoryPage",
    "SupportLabel",
    "SupportResource",
    "TermsPage",
    "TermsPart",
    "TopicIndexPage",
    "TopicPage",
    "UpdateIndexPage",
    "UpdatePage",
]
