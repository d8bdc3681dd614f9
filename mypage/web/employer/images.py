"""画像: sent, described, ordered, taken away; and the pictures themselves, for the own establishment."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse

from mypage.establishments.choices import ImageKind, ImageState, Role
from mypage.establishments.commands.images import (
    SentFile,
    add_images,
    describe_images,
    image_limits,
    move_image,
    remove_image,
)
from mypage.establishments.content import screen_of, table
from mypage.establishments.models import EstablishmentImage
from mypage.kernel.clock import now
from mypage.kernel.ja import without_controls
from mypage.kernel.rule import RuleViolation, Violation
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.forms import Form
from mypage.web.http import leave_notice, page, see_other
from mypage.web.pictures import picture

_LIST, _CAPTIONS = "employer/establishment/images.html", "employer/establishment/captions.html"
CHIPS = {
    ImageState.NEW: "orange",
    ImageState.WAITING: "yellow",
    ImageState.PUBLISHED: "green",
    ImageState.REFUSED: "red",
}


class UploadForm(Form):
    """The files; what is wrong with them is told by name."""

    pictures = forms.FileField(label="追加する画像", required=False)


class CaptionsForm(Form):
    """Kind and caption of every image, as it is kept or was typed."""

    def __init__(self, images: list[EstablishmentImage], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.images = images
        caption, kind = table().fields["image_caption"], table().fields["images"]
        for number, image in enumerate(images, start=1):
            self.fields[f"kind_{image.pk}"] = forms.CharField(
                label=f"{kind.label}{number}の種類",
                required=False,
                initial=image.kind,
                widget=forms.RadioSelect(choices=ImageKind.choices),
            )
            self.fields[f"caption_{image.pk}"] = forms.CharField(
                label=f"{caption.label}（画像{number}）", required=False, initial=image.caption
            )
        for field in self.fields.values():
            field.widget.is_required = True

    def descriptions(self) -> dict[int, tuple[str, str]]:
        """What was entered, by key of image; images without any entry yet are left for later."""
        found = {}
        for image in self.images:
            kind = str(self.data.get(f"kind_{image.pk}", ""))
            caption = without_controls(str(self.data.get(f"caption_{image.pk}", ""))).strip(" \u3000\n")
            if kind or caption or image.state != ImageState.NEW:
                found[image.pk] = (kind, caption)
        return found


@employer_view()
def images(request: AreaRequest) -> HttpResponse:
    """The images in their order; a POST sends more of them."""
    if request.method != "POST":
        return _list(request)
    if not request.membership.may_write:
        return see_other("employer:images")
    sent = request.FILES.getlist("pictures")
    if not sent:
        return _list(request, [Violation("no_file", "追加する画像を選んでください。", "pictures")])
    files = [SentFile(file.name or "", file.read()) for file in sent]
    added = add_images(establishment=request.membership.establishment, files=files, by=request.login, at=now())
    if added.refusals:
        return _list(request, added.refusals, added=len(added.images))
    text = "それぞれの種類と説明を入力すると、窓口が確認します。"
    leave_notice(request, "success", f"画像を{len(added.images)}枚追加しました", text)
    return see_other("employer:image_captions")


@employer_view(Role.OWNER, Role.MEMBER)
def image_captions(request: AreaRequest) -> HttpResponse:
    """What each image shows, in words; then the office looks at it."""
    own = request.membership.establishment
    kept = list(own.images.kept())
    if request.method != "POST":
        return page(request, _CAPTIONS, {"form": CaptionsForm(kept), "images": kept})
    form = CaptionsForm(kept, request.POST)
    form.full_clean()
    try:
        changed = describe_images(establishment=own, descriptions=form.descriptions(), by=request.login, at=now())
    except RuleViolation as refusal:
        form.show(refusal)
        return page(request, _CAPTIONS, {"form": form, "images": kept}, 422)
    if changed:
        text = f"{own.office.shown_name}が確認してから、求人情報に掲載されます。"
        leave_notice(request, "success", f"画像{changed}枚の説明を保存しました", text)
    return see_other("employer:images")


@employer_view(Role.OWNER, Role.MEMBER)
def image_place(request: AreaRequest, pk: int) -> HttpResponse:
    """An image changes places with the one before or after it."""
    image = _own(request, pk)
    if request.method == "POST" and request.POST.get("move") in ("up", "down"):
        move_image(image=image, up=request.POST["move"] == "up")
    return see_other("employer:images")


@employer_view(Role.OWNER, Role.MEMBER)
def image_removal(request: AreaRequest, pk: int) -> HttpResponse:
    """An image is taken away, after a look at it."""
    image = _own(request, pk)
    if request.method != "POST":
        return page(request, "employer/establishment/image_removal.html", {"image": image})
    remove_image(image=image, by=request.login, at=now())
    leave_notice(request, "success", "画像を削除しました", image.caption)
    return see_other("employer:images")


@employer_view()
def image_file(request: AreaRequest, pk: int, size: str) -> HttpResponse:
    """The picture, whole or small."""
    return picture(_own(request, pk), size)


def _list(request: AreaRequest, refusals: list[Violation] | None = None, *, added: int = 0) -> HttpResponse:
    kept = list(request.membership.establishment.images.kept())
    form = UploadForm()
    if refusals:
        form = UploadForm({})
        form.full_clean()
        form.show(RuleViolation(*refusals))
    limits = image_limits()
    screen = screen_of("images")
    assert screen
    context: dict[str, Any] = {
        "form": form,
        "images": [(image, (image.get_state_display(), CHIPS[ImageState(image.state)])) for image in kept],
        "added": added,
        "limits": limits,
        "room": limits.files - sum(image.state != ImageState.REFUSED for image in kept),
        "new": sum(image.state == ImageState.NEW for image in kept),
        "may_write": request.membership.may_write,
        "screen": screen,
    }
    return page(request, _LIST, context, 422 if refusals else 200)


def _own(request: AreaRequest, pk: int) -> EstablishmentImage:
    kept = EstablishmentImage.objects.kept().select_related("establishment__office")
    found = kept.filter(pk=pk, establishment_id=request.membership.establishment_id).first()
    if found is None:
        raise Http404
    return found
