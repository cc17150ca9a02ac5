"""What staff type in where sight of a case or a role is given or taken. Each form lists its fields: nothing else that is posted counts."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import get_user_model
from django.forms.models import ModelChoiceIterator
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from casework.enums import Role
from casework.models import RoleGrant, Team
from casework.rights import CASE_ROLES, STAFF_AREA, rights_of
from search.collation import collated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

    from casework.models import Case
    from casework.rights import Account, Actor

LONGEST_REASON = 500
LONGEST_REFERENCE = 32


def reason_field() -> forms.CharField:
    return forms.CharField(
        label=_("Reason"),
        help_text=_("One sentence. Write no names: the reason is read by others."),
        max_length=LONGEST_REASON,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )


def reference_field() -> forms.CharField:
    return forms.CharField(
        label=_("Reference"),
        help_text=_("As it stands on the family's paper, such as ATH-4F7K-92QM."),
        max_length=LONGEST_REFERENCE,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "ltr", "spellcheck": "false"}),
    )


class ByName(ModelChoiceIterator):  # type: ignore[type-arg] # not subscriptable when it runs
    """The empty choice first, then people in the order of the reader's language."""

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        choices = [(value, str(label)) for value, label in super().__iter__()]
        empty = [choice for choice in choices if not choice[0]]
        yield from [*empty, *collated(choices[len(empty) :], itemgetter(1), get_language())]


class ColleagueField(forms.ModelChoiceField):  # type: ignore[type-arg] # not subscriptable when it runs
    """One of the given staff accounts, by the name that colleagues know."""

    iterator = ByName

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.get_full_name())


def staff() -> QuerySet[Any]:
    return get_user_model().objects.filter(area=STAFF_AREA, is_active=True).order_by("display_name", "login")


def members(case: Case) -> QuerySet[Any]:
    """Those who work on cases in the case's team."""
    grants = RoleGrant.objects.in_force(timezone.now()).filter(team_id=case.team_id, role__in=CASE_ROLES)
    return staff().filter(pk__in=grants.values("user_id"))


class ReasonForm(forms.Form):
    """Seals a case, unseals it, or ends a recusal."""

    reason = reason_field()


class ColleagueForm(forms.Form):
    """A colleague of the case's team."""

    colleague = ColleagueField(label=_("Colleague"), queryset=get_user_model().objects.none())

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["colleague"].queryset = members(case)  # type: ignore[attr-defined]


class AssignForm(ColleagueForm):
    """A colleague, and why."""

    reason = reason_field()

    def __init__(self, *args: Any, actor: Actor, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        own: Any = getattr(actor, "pk", None)
        self.fields["colleague"].queryset = members(case).exclude(pk=own)  # type: ignore[attr-defined]


class ReferenceForm(forms.Form):
    """A case that one does not see, by what a paper says."""

    reference = reference_field()


class BreakGlassForm(ReferenceForm):
    """A case, and why it must be opened."""

    reason = reason_field()


class RoleAskForm(forms.Form):
    """A role for a colleague. The team stays empty for roles that belong to none."""

    colleague = ColleagueField(label=_("Colleague"), queryset=get_user_model().objects.none())
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    team = forms.ModelChoiceField(
        label=_("Team"), help_text=_("Only for roles with cases."), queryset=Team.objects.none(), required=False
    )

    def __init__(self, *args: Any, actor: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["colleague"].queryset = staff().exclude(pk=actor.pk)  # type: ignore[attr-defined]
        self.fields["team"].queryset = grantable_teams(actor)  # type: ignore[attr-defined]


def grantable_teams(actor: Actor) -> QuerySet[Team]:
    rights = rights_of(actor)
    if Role.PROTECTION_OFFICER in rights.roles:
        return Team.objects.all()
    return Team.objects.filter(pk__in=sorted(rights.teams))
