"""The addresses of an establishment's data: screens, change, workplaces, images, declaration."""

from django.urls import URLPattern, path

from mypage.web.employer import (
    declaration,
    establishment,
    establishment_change,
    establishment_screens,
    images,
    workplaces,
)

establishment_urls: list[URLPattern] = [
    path("establishment/", establishment.establishment, name="establishment"),
    path("establishment/content/", establishment.establishment_content, name="establishment_content"),
    path("establishment/screens/<slug:slug>/", establishment_screens.establishment_screen, name="establishment_screen"),
    path("establishment/change/", establishment_change.establishment_change, name="establishment_change"),
    path(
        "establishment/change/submission/",
        establishment_change.establishment_change_submission,
        name="establishment_change_submission",
    ),
    path(
        "establishment/change/withdrawal/",
        establishment_change.establishment_change_withdrawal,
        name="establishment_change_withdrawal",
    ),
    path(
        "establishment/change/discard/",
        establishment_change.establishment_change_discard,
        name="establishment_change_discard",
    ),
    path("establishment/workplaces/", workplaces.workplaces, name="workplaces"),
    path("establishment/workplaces/new/", workplaces.workplace_new, name="workplace_new"),
    path("establishment/workplaces/<int:pk>/", workplaces.workplace, name="workplace"),
    path("establishment/workplaces/<int:pk>/removal/", workplaces.workplace_removal, name="workplace_removal"),
    path("establishment/images/", images.images, name="images"),
    path("establishment/images/captions/", images.image_captions, name="image_captions"),
    path("establishment/images/<int:pk>/place/", images.image_place, name="image_place"),
    path("establishment/images/<int:pk>/removal/", images.image_removal, name="image_removal"),
    path("establishment/images/<int:pk>/<slug:size>/", images.image_file, name="image_file"),
    path("declaration/", declaration.declaration, name="declaration"),
]
