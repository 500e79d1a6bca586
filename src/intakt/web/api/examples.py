"""Examples for the OpenAPI document: one small, true-looking value a shape."""

INTAKE = "01936f6e-5b7a-7c3e-9d2a-1f0e4c8b7a61"
CLIENT = "01936f6f-0a11-7d52-8a4b-2b6c9d0e1f34"
PACKET = "01936f6f-0a12-7e01-b1c7-7f4d2c3a9b55"
AT = "2026-11-23T09:30:00Z"

PATH = {
    "clientType": "NUTRITION_ONLY",
    "title": "Eating well",
    "description": "A week of meals that fits your life.",
    "icon": "bowl",
    "estimatedMinutes": 6,
    "questionCount": 61,
    "active": True,
}
STARTED = {
    "intakeId": INTAKE,
    "token": "the-intake-token",
    "clientType": "NUTRITION_ONLY",
    "release": "4f1f0c9ab1e2d3c4",
    "resumeUrl": f"https://example.org/resume/{INTAKE}#the-intake-token",
}
CHANGE = {
    "responses": {"diet-type": "vegetarian", "weight": {"value": 154, "unit": "lb"}},
    "writer": "phone",
    "seq": {"diet-type": 3, "weight": 4},
}
INTAKE_VIEW = {
    "intakeId": INTAKE,
    "clientType": "NUTRITION_ONLY",
    "release": "4f1f0c9ab1e2d3c4",
    "responses": {"diet-type": "vegetarian", "weight": {"value": 154, "unit": "lb", "si": 69.9}},
    "visible": {"blocks": ["about-you"], "questions": ["full-name"], "options": {}},
    "required": ["full-name"],
    "errors": [{"question": "full-name", "code": "required", "message": "Please tell us your name."}],
    "notices": [],
    "progress": {"percent": 12, "sections": [{"id": "you", "title": "About you", "percent": 12}]},
    "currentStep": None,
    "isComplete": False,
    "lastSavedAt": AT,
    "acked": {"diet-type": 3, "weight": 4},
}
DYNAMIC = {"clientType": "NUTRITION_ONLY", "responses": {"full-name": "Ada Nowak"}}
SUBMITTED = {
    "success": True,
    "client": {
        "id": CLIENT,
        "fullName": "Ada Nowak",
        "email": "ada@example.org",
        "clientType": "NUTRITION_ONLY",
    },
    "packets": [{"id": PACKET, "type": "NUTRITION", "status": "PENDING"}],
    "message": "Your personalized packets are being generated",
}
STATUS = {
    "packets": [
        {
            "id": PACKET,
            "clientId": CLIENT,
            "type": "NUTRITION",
            "status": "READY",
            "retryCount": 0,
            "hasError": False,
            "errorMessage": None,
            "version": 1,
            "readyVersion": 1,
            "waitingFor": None,
            "createdAt": AT,
            "updatedAt": AT,
        }
    ],
    "summary": {
        "total": 1,
        "completed": 1,
        "failed": 0,
        "generating": 0,
        "pending": 0,
        "waiting": 0,
        "progress": 100,
    },
}
EVENTS = 'event: status\ndata: {"packets": [], "summary": {"total": 0, "progress": 0}}\n\n:\n\n'
GUARDIAN = {"success": True, "clientId": CLIENT, "confirmedAt": AT}
QUEUE = {
    "pending": 2,
    "processing": 1,
    "completed": 412,
    "failed": 0,
    "deadLetters": 0,
    "oldestPendingSeconds": 0.4,
    "workers": 1,
}
CACHE = {"library": {"hits": 1204, "misses": 1, "size": 14, "hitRate": 1.0}}
CODE_SENT = {"ticket": "the-ticket", "expiresAt": AT}
SIGNED_IN = {"token": "the-session", "email": "ada@example.org", "expiresAt": AT, "joined": "joined"}
CREDENTIAL = {
    "ticket": "the-ticket",
    "credential": {"id": "AQID", "rawId": "AQID", "type": "public-key", "response": {}},
}
