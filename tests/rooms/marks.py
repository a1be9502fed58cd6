"""A plugin of mypy: a Markup that is put into a plain text loses its marks, so that a person would read the tags.

`f"{x}"`, `"{}".format(x)` and `"".join([x])` make a `str` of what was a `Markup`, and the message then escapes all of
it. Each is an error here; written otherwise (`x + f"..."`, `stack(...)`, `Markup("...").format(x)`) the marks stay.
"""

from collections.abc import Callable, Iterator

from mypy.nodes import Expression, GeneratorExpr, ListComprehension, ListExpr, StarExpr, TupleExpr
from mypy.plugin import MethodContext, Plugin
from mypy.types import Instance, TupleType, Type, UnionType, get_proper_type

MARKUP = "bot.screens.markup.Markup"
LOSES = frozenset({"builtins.str.format", "builtins.str.join"})
COMPLAINT = "A Markup loses its marks in a plain text: use +, stack(...), or Markup(...).format"


def _marked(kind: Type) -> bool:
    """Whether it is, may be, or holds a Markup."""
    kind = get_proper_type(kind)
    if isinstance(kind, UnionType | TupleType):
        return any(map(_marked, kind.items))
    return isinstance(kind, Instance) and (kind.type.has_base(MARKUP) or any(map(_marked, kind.args)))


def _inside(given: Expression) -> Iterator[Expression]:
    """What stands in a list that is written out: its own type says no more than `list[str]`."""
    match given:
        case ListExpr() | TupleExpr():
            for item in given.items:
                yield from _inside(item)
        case StarExpr():
            yield from _inside(given.expr)
        case ListComprehension():
            yield from _inside(given.generator)
        case GeneratorExpr():
            yield given.left_expr
        case _:
            yield given


def _complain(context: MethodContext) -> Type:
    given = [item for argument in context.args for one in argument for item in _inside(one)]
    kinds = [*(kind for kinds in context.arg_types for kind in kinds), *map(context.api.get_expression_type, given)]
    if not _marked(context.type) and any(map(_marked, kinds)):
        context.api.fail(COMPLAINT, context.context)
    return context.default_return_type


class KeepsMarks(Plugin):
    """Looks at each call that makes a plain text of others."""

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        """The check, for the methods that lose marks."""
        return _complain if fullname in LOSES else None


def plugin(version: str) -> type[Plugin]:
    """What mypy asks of the module."""
    return KeepsMarks
