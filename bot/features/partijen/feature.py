"""Questions to and of other parties: what this use brings to the desk."""

from bot.desk.feature import Command, Feature, Klok, NaStap
from bot.desk.registry import joined
from bot.desk.rights import Actie, Rol
from bot.features.partijen import answering, asked, asking, bundle, hours, in_words, partners, post, second
from bot.screens.help import Groep

FEATURE = Feature(
    groep=Groep.ANDEREN,
    commands=(
        Command(
            "vragen",
            "open vragen aan of van jullie",
            lambda visit, _: answering.listing(visit),
            ("vragen", "open vragen", "mijn vragen", "onze vragen"),
            Actie.VRAAG_BEANTWOORDEN,
            meer="Open vragen",
            menu={Rol.COA: 1, Rol.CORPORATIE: 1, Rol.BEGELEIDING: 1},
            label="Open vragen",
        ),
        Command(
            "partners",
            "met welke organisaties jullie werken",
            lambda visit, _: partners.overview(visit),
            ("partners", "ketenpartners", "onze partners", "onze corporatie", "onze regievoerder"),
            Actie.VRAAG_STELLEN,
            meer="Met wie werken jullie?",
        ),
        Command(
            "berichten",
            "wanneer je vragen van gemeenten krijgt",
            lambda visit, _: hours.show(visit),
            ("berichten", "mijn berichten", "wanneer krijg ik vragen"),
            Actie.BERICHTEN,
            meer="Wanneer krijg je vragen?",
        ),
    ),
    presses={
        "v": asking.press,
        "va": answering.press_answer,
        "vl": answering.press_list,
        "vp": partners.press,
        "vw": in_words.press,
        "vu": hours.press,
    },
    eigen=(in_words.read,),
    forms=joined(answering.FORMS, asked.FORMS),
    bij_kenmerk=(answering.named,),
    op_scherm=(asking.on_screen,),
    na_stap=(NaStap(post.settle, post.show_anew, post.withdraw_all),),
    ochtend=(post.in_the_morning,),
    klok=(Klok(bundle.send_due, bundle.next_moment), Klok(second.send_due, second.next_moment)),
)
