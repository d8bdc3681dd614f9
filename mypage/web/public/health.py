"""What a load balancer and a watchdog ask. Without session, personal data and redirect."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mypage.kernel.clock import now
from mypage.processes.health import readiness
from mypage.web.access import public_view


@public_view
@require_safe
@never_cache
def alive(_request: HttpRequest) -> HttpResponse:
    """/healthz: this process answers. Asks nothing of the database."""
    return JsonResponse({"status": "ok"})


@public_view
@require_safe
@never_cache
def ready(_request: HttpRequest) -> HttpResponse:
    """/readyz: 200 when the service can do its work, 503 with the reason otherwise."""
    checks = readiness(now())
    is_well = all(check.is_well for check in checks)
    told = {check.name: "ok" if check.is_well else check.reason for check in checks}
    return JsonResponse({"status": "ok" if is_well else "unavailable", **told}, status=200 if is_well else 503)
