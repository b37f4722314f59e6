"""Options and arguments that explain themselves in the language of the help."""

from collections.abc import Callable
from dataclasses import dataclass
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, get_args

from typer import Argument, Context, Option, Typer
from typer.models import ArgumentInfo, OptionInfo

from workplan.cli.call import call_of
from workplan.cli.options import Named
from workplan.cli.shared_options import command_class
from workplan.views.words import Words


@dataclass(frozen=True, slots=True)
class Helped:
    """Makes options, arguments and commands with the words of one language."""

    words: Words

    def say(self, key: str) -> str:
        """A word of the help."""
        return self.words.of("help", key)

    def option(self, flag: str, key: str, **settings: Any) -> OptionInfo:  # noqa: ANN401  # Typer's own settings
        """An option explained by the words `key`."""
        option: OptionInfo = Option(
            flag, help=self.say(key), rich_help_panel=self.say("options"), show_default=False, **settings
        )
        return option

    def argument(self, key: str, **settings: Any) -> ArgumentInfo:  # noqa: ANN401  # Typer's own settings
        """An argument explained by the words `key`."""
        argument: ArgumentInfo = Argument(
            help=self.say(key), rich_help_panel=self.say("arguments"), show_default=False, **settings
        )
        return argument

    def hidden(self, app: Typer, name: str) -> Callable[..., Any]:
        """Registers a function as a command that other programs call, and that no help lists."""
        return app.command(name, hidden=True, cls=command_class(self.words))

    def command(self, app: Typer, name: str, **context: Any) -> Callable[..., Any]:  # noqa: ANN401  # as Typer's
        """Registers a function as the command `name`."""
        settings = {"help_option_names": ["-h", "--help"], **context}
        panel = self.say("commands")
        return app.command(
            name,
            help=self.say(name),
            cls=command_class(self.words),
            context_settings=settings,
            rich_help_panel=panel,
        )

    def declared(self, app: Typer, name: str, body: Callable[..., None]) -> None:
        """Registers `body` as the command `name`: it takes the call, and the options that it declares."""

        def command(context: Context, **given: Any) -> None:  # noqa: ANN401  # of any kind
            body(call_of(context), **given)

        _, *options = signature(body).parameters.values()
        context = Parameter("context", Parameter.POSITIONAL_OR_KEYWORD, annotation=Context)
        taken = [context, *map(self._explained, options)]
        command.__annotations__ = {each.name: each.annotation for each in taken}
        command.__signature__ = Signature(taken)  # type: ignore[attr-defined]  # as `inspect` looks for it
        self.command(app, name)(command)

    def _explained(self, declared: Parameter) -> Parameter:
        """A parameter as Typer wants it: with what it is called and the words that explain it."""
        kind, named = get_args(declared.annotation)
        assert isinstance(named, Named)
        option = self.option(named.flag, named.words, metavar=named.metavar)
        return declared.replace(annotation=Annotated[kind, option])
