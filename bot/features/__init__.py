"""All uses of the product, in the order in which the help names them."""

from bot.desk.feature import Features


def all_features() -> Features:
    """The tables of every use together."""
    from bot.desk import colleagues, forms, steps
    from bot.features.agenda import desk as agenda_desk
    from bot.features.briefpapier import desk as briefpapier_desk
    from bot.features.cijfers import (
        desk as cijfers_desk,
    )
    from bot.features.cijfers import (
        doorlooptijd,
        figures_input,
        meetellen,
        overview,
        taakstelling,
    )
    from bot.features.cijfers import (
        pictures as cijfers_pictures,
    )
    from bot.features.cijfers import (
        report as cijfers_report,
    )
    from bot.features.collegas import away, handover
    from bot.features.contacten import desk as contacten_desk
    from bot.features.herverdeling import desk as herverdeling_desk
    from bot.features.herverdeling import papers, swap
    from bot.features.invoer import desk as invoer_desk
    from bot.features.koppeling import checklist, hold, party_questions
    from bot.features.koppeling import desk as koppeling_desk
    from bot.features.ladder import actions as ladder_actions
    from bot.features.ladder import clock as ladder_clock
    from bot.features.ladder import desk as ladder_desk
    from bot.features.ladder import post as ladder_post
    from bot.features.ochtend import desk as ochtend_desk
    from bot.features.ochtend import message
    from bot.features.partijen import (
        answering,
        asked,
        asking,
        bundle,
        partners,
    )
    from bot.features.start import desk as start_desk
    from bot.features.termijn import desk as termijn_desk
    from bot.features.toezicht import clock as toezicht_clock
    from bot.features.toezicht import desk as toezicht_desk
    from bot.features.toezicht import policy
    from bot.features.vraagbaak import desk as vraagbaak_desk
    from bot.features.vraagbaak import offers, quotes, replies, shorthand
    from bot.features.woningweigering import actions as woningweigering_actions
    from bot.features.woningweigering import desk as woningweigering_desk
    from bot.features.woningweigering import report as woningweigering_report

    return Features(
        (
            koppeling_desk.FEATURE,
            invoer_desk.FEATURE,
            overview.FEATURE,
            ochtend_desk.FEATURE,
            hold.FEATURE,
            woningweigering_desk.FEATURE,
            woningweigering_actions.FEATURE,
            woningweigering_report.FEATURE,
            checklist.FEATURE,
            message.FEATURE,
            termijn_desk.FEATURE,
            ladder_desk.FEATURE,
            ladder_clock.FEATURE,
            ladder_post.FEATURE,
            ladder_actions.FEATURE,
            cijfers_desk.FEATURE,
            cijfers_report.FEATURE,
            doorlooptijd.FEATURE,
            taakstelling.FEATURE,
            shorthand.FEATURE,
            figures_input.FEATURE,
            toezicht_desk.FEATURE,
            toezicht_clock.FEATURE,
            policy.FEATURE,
            swap.FEATURE,
            briefpapier_desk.FEATURE,
            herverdeling_desk.FEATURE,
            papers.FEATURE,
            meetellen.FEATURE,
            cijfers_pictures.FEATURE,
            vraagbaak_desk.FEATURE,
            replies.FEATURE,
            offers.FEATURE,
            quotes.FEATURE,
            contacten_desk.FEATURE,
            handover.FEATURE,
            colleagues.FEATURE,
            away.FEATURE,
            agenda_desk.FEATURE,
            answering.FEATURE,
            bundle.FEATURE,
            asking.FEATURE,
            asked.FEATURE,
            partners.FEATURE,
            party_questions.FEATURE,
            start_desk.FEATURE,
            steps.FEATURE,
            forms.FEATURE,
        )
    )
