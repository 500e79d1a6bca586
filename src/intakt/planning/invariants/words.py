"""The word lists and patterns of the text rules (safety.md 12, 16-18, 26, 61-65)."""

import re

Pattern = re.Pattern[str]


def whole_words(*alternatives: str) -> Pattern:
    """A pattern that matches any of the alternatives as whole words, whatever the case."""
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE)


YOUTH_WORDS = whole_words(
    "kcal", "kilocalories?", "calories?", "calorie target", "bmi", "body fat", "body-fat", "lose weight",
    "losing weight", "weight loss", "weight-loss", "target weight", "goal weight", "weight goal",
    "weight target",
)  # fmt: skip
WARNING_SIGN = whole_words("doctor", "emergency number", "clinic")
FIGURE_WORDS = whole_words(
    "kcal", "kilocalories?", "calories?", "macros?", r"\d+ ?g (?:of )?(?:protein|carbohydrates?|fat)",
    r"(?:protein|carbohydrates?|fat):? \d+ ?g", "weigh yourself", "weigh-in", "measure your (?:waist|hips)",
    "(?:progress )?photos?", "bmi", "target weight", "goal weight",
)  # fmt: skip
STAGE_WORDS = whole_words(
    "intermittent fasting", "fasting (?:window|pattern|plan)", "fast for", "keto", "ketogenic",
    "weight-loss (?:plan|diet)", "calorie deficit of", "lose weight by", "you will lose",
)  # fmt: skip
DEFICIT_FIGURES = re.compile(
    r"deficit of (?:about )?\d|\d[\d,. ]* ?kcal (?:deficit|below|under|less than you)"
    r"|\d(?:[.,]\d+)? ?(?:%|percent|kg|lb)(?: of (?:your )?body ?weight)? (?:a|per|each|every) week",
    re.IGNORECASE,
)
SHAME = whole_words(
    "cheat", "cheating", "cheat (?:day|meal)", "guilty?", "guilt-free", "guilty pleasure", "shame",
    "shameful", "naughty", "sinful", "good foods?", "bad foods?", "clean eating", "junk", "fattening",
    "burn it off", "no excuses", "willpower",
)  # fmt: skip
LEFTOVER = re.compile(
    r"\bNaN\b|\bNone\b|\bundefined\b|\bnull\b|\bTODO\b|\bTBD\b"
    r"|\{\{|\}\}|\{%|%\}|\{[a-z_][a-z_0-9.]*\}|<[a-z/][^>]*>"
)
DECIMALS = re.compile(r"\d\.\d{3,}(?!\d*\s*(?:\.|:))")
NEGATIVE = re.compile(r"(?<![\w\d.,)–-])[-−]\d")
CAFFEINE = re.compile(r"caffeine[^.]*?(\d[\d,]*) ?mg|(\d[\d,]*) ?mg[^.]*?caffeine", re.IGNORECASE)
ALCOHOL_OFFER = whole_words(r"\d+ (?:units|drinks)(?: of alcohol)?", "glass of wine", "a beer")
KCAL = re.compile(r"(\d[\d,\u202f\u00a0]*)\s?(?:kcal|kilocalories|calories)", re.IGNORECASE)
DENIED = re.compile(
    r"\b(?:no|not|never|without|free (?:of|from)|traces? of|instead of|leave out|avoid)\b[^.;:!?]*"
    r"|\b\w+-free\b|\bmake milk\b",
    re.IGNORECASE,
)
"""What is said not to be there, or warned of, is not offered."""
ALLERGEN_WORDS: dict[str, Pattern] = {
    "milk": whole_words(
        "milk", "cheeses?", "yogh?urts?", "butter", "cream", "whey", "dairy", "cheddar", "feta", "mozzarella",
        "parmesan", "ricotta", "kefir", "skyr", "paneer", "ghee",
    ),
    "egg": whole_words("eggs?", "omelettes?", "mayonnaise"),
    "peanut": whole_words("peanuts?", "nuts"),
    "tree-nut": whole_words(
        "nuts", "almonds?", "walnuts?", "cashews?", "hazelnuts?", "pecans?", "pistachios?", "brazil nuts?",
    ),
    "soy": whole_words("soya?", "tofu", "tempeh", "edamame", "miso"),
    "fish": whole_words(
        "fish", "salmon", "tuna", "cod", "haddock", "mackerel", "sardines?", "trout", "tilapia",
    ),
    "crustacean": whole_words("prawns?", "shrimps?", "crab", "lobster"),
    "mollusc": whole_words("mussels?", "oysters?", "clams?", "squid"),
    "sesame": whole_words("sesame", "tahini", "hummus"),
    "wheat": whole_words("wheat", "couscous", "bulgur"),
    "gluten": whole_words("wheat", "barley", "rye", "couscous", "bulgur"),
    "mustard": whole_words("mustard"),
    "celery": whole_words("celery"),
    "lupin": whole_words("lupin"),
    "coconut": whole_words("coconut"),
}  # fmt: skip
"""By the client's allergy: words that name a food with it. Our prose never offers such a food."""
MEAT = whole_words(
    "meat", "chicken", "turkey", "beef", "lamb", "pork", "bacon", "ham", "poultry", "steaks?", "veal", "goat",
)  # fmt: skip
SEAFOOD = whole_words(
    "fish", "salmon", "tuna", "cod", "prawns?", "shrimps?", "sardines?", "mackerel", "seafood"
)
DIET_WORDS: dict[str, tuple[Pattern, ...]] = {
    "vegan": (MEAT, SEAFOOD, ALLERGEN_WORDS["milk"], ALLERGEN_WORDS["egg"], whole_words("honey")),
    "vegetarian": (MEAT, SEAFOOD),
    "pescatarian": (MEAT,),
}
"""Words for what a diet leaves out."""
