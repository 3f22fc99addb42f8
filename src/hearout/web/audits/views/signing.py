"""Signing, and taking a signature back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearout.errors import Refusal
from hearout.web.audits.actions.signing import sign, withdraw
from hearout.web.audits.forms import SignForm
from hearout.web.audits.models import Candidate
from hearout.web.audits.queries.candidates import candidate_numbered, signers
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.rooms import role_of
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show, to_top
from hearout.web.public.summary_page import files_told
from hearout.web.releases.rules import sha256_of
from hearout.web.sentences import in_words

__all__ = ["signature", "signature_withdrawn"]


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("summary.sign")
def signature(request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    """What is signed, file by file, and as whom."""
    candidate, by = candidate_numbered(consultation, number), member_of(request)
    if candidate is None or not candidate.digest:
        raise Http404
    form = SignForm(request.POST or None, candidate, by, role_of(by, consultation))
    if not form.is_valid():
        return _shown(request, candidate, form)
    typed = form.cleaned_data
    try:
        sign(consultation, typed["digest"], name=typed["name"], role=typed["role"], by=by, now=timezone.now())
    except Refusal as refusal:
        form.refuse(refusal)
        return _shown(request, candidate, form)
    messages.success(request, _("You have signed exactly these files."))
    return to_top("audits:release", consultation)


@require_POST
@team_room("summary.sign")
def signature_withdrawn(request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    """One's own."""
    candidate = candidate_numbered(consultation, number)
    if candidate is None:
        raise Http404
    try:
        withdraw(consultation, candidate.digest, by=member_of(request), now=timezone.now())
        messages.success(request, _("Your signature is taken back."))
    except Refusal as refusal:
        messages.error(request, in_words(refusal.message))
    return to_top("audits:release", consultation)


def _shown(request: HttpRequest, candidate: Candidate, form: SignForm) -> HttpResponse:
    consultation, files = candidate.consultation, candidate.files
    told = files_told(files, lambda name: reverse("audits:file", args=[consultation.slug, candidate.number, name]))
    context = {
        "form": form,
        "candidate": candidate,
        "files": [(file, sha256_of(files[file.name])) for file in told],
        "signed": signers(candidate),
    }
    return show(request, consultation, "audits/sign.html", context, status=400 if form.is_bound else 200)
