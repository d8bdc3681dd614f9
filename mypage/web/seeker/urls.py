"""The addresses of 求職者マイページ."""

from django.urls import URLPattern, path

from mypage.web.account.areas import SEEKER
from mypage.web.account.urls import account_urls
from mypage.web.seeker import home

app_name = "seeker"
urlpatterns: list[URLPattern] = [path("", home.home, name="home"), *account_urls(SEEKER)]
