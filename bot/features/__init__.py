"""All uses of the product, in the order in which the help names them."""

from bot.desk.feature import Features


def all_features() -> Features:
    """The tables of every use together."""
    from bot.desk import colleagues, steps
    from bot.desk import forms as gesprekken
    from bot.features.agenda import desk as agenda
    from bot.features.briefpapier import desk as briefpapier
    from bot.features.cijfers import (
        desk as stand,
    )
    from bot.features.cijfers import (
        doorlooptijd,
        meetellen,
        taakstelling,
    )
    from bot.features.cijfers import (
        input as cijferinvoer,
    )
    from bot.features.cijfers import (
        overview as overzicht,
    )
    from bot.features.cijfers import (
        pictures as grafieken,
    )
    from bot.features.cijfers import (
        report as standrapport,
    )
    from bot.features.collegas import away as afwezig
    from bot.features.collegas import handover as overdragen
    from bot.features.contacten import desk as contacten
    from bot.features.herverdeling import desk as herverdeling
    from bot.features.herverdeling import papers as herverdelingstukken
    from bot.features.herverdeling import swap as ruil
    from bot.features.invoer import desk as invoer
    from bot.features.koppeling import checklist, hold
    from bot.features.koppeling import desk as koppelingen
    from bot.features.koppeling import party_questions as koppelvragen
    from bot.features.ladder import actions as ladderzaak
    from bot.features.ladder import clock as ladderklok
    from bot.features.ladder import desk as ladder
    from bot.features.ladder import post as ladderpost
    from bot.features.ochtend import desk as herinneringen
    from bot.features.ochtend import message as pings
    from bot.features.partijen import (
        answering as antwoorden,
    )
    from bot.features.partijen import (
        asked as gevraagd,
    )
    from bot.features.partijen import (
        asking as vragen,
    )
    from bot.features.partijen import (
        bundle as bundels,
    )
    from bot.features.partijen import (
        partners,
    )
    from bot.features.start import desk as start
    from bot.features.termijn import desk as termijn
    from bot.features.toezicht import clock as toezichttoets
    from bot.features.toezicht import desk as toezicht
    from bot.features.toezicht import policy as beleidskader
    from bot.features.vraagbaak import desk as questions
    from bot.features.vraagbaak import offers as flows
    from bot.features.vraagbaak import quotes, replies
    from bot.features.vraagbaak import shorthand as kortweg
    from bot.features.woningweigering import actions as weigerzaak
    from bot.features.woningweigering import desk as woningweigering
    from bot.features.woningweigering import report as weigerrapport

    return Features(
        (
            koppelingen.FEATURE,
            invoer.FEATURE,
            overzicht.FEATURE,
            herinneringen.FEATURE,
            hold.FEATURE,
            woningweigering.FEATURE,
            weigerzaak.FEATURE,
            weigerrapport.FEATURE,
            checklist.FEATURE,
            pings.FEATURE,
            termijn.FEATURE,
            ladder.FEATURE,
            ladderklok.FEATURE,
            ladderpost.FEATURE,
            ladderzaak.FEATURE,
            stand.FEATURE,
            standrapport.FEATURE,
            doorlooptijd.FEATURE,
            taakstelling.FEATURE,
            kortweg.FEATURE,
            cijferinvoer.FEATURE,
            toezicht.FEATURE,
            toezichttoets.FEATURE,
            beleidskader.FEATURE,
            ruil.FEATURE,
            briefpapier.FEATURE,
            herverdeling.FEATURE,
            herverdelingstukken.FEATURE,
            meetellen.FEATURE,
            grafieken.FEATURE,
            questions.FEATURE,
            replies.FEATURE,
            flows.FEATURE,
            quotes.FEATURE,
            contacten.FEATURE,
            overdragen.FEATURE,
            colleagues.FEATURE,
            afwezig.FEATURE,
            agenda.FEATURE,
            antwoorden.FEATURE,
            bundels.FEATURE,
            vragen.FEATURE,
            gevraagd.FEATURE,
            partners.FEATURE,
            koppelvragen.FEATURE,
            start.FEATURE,
            steps.FEATURE,
            gesprekken.FEATURE,
        )
    )
