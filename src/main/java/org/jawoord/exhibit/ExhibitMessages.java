package org.jawoord.exhibit;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around a shown notice, in English; Dutch in {@code messages/exhibit_nl.properties}. */
@MessageBundle("exhibit")
public interface ExhibitMessages {

    @Message("What visitors of {site} were shown")
    String title(String site);

    @Message("The notice itself, in the code that showed it. Nothing that you press here is sent, kept or counted.")
    String lead();

    @Message("Site")
    String site();

    @Message("Version")
    String version();

    @Message("{number}, from {from} to {to}")
    String versionPast(int number, String from, String to);

    @Message("{number}, since {from}, current")
    String versionCurrent(int number, String from);

    @Message("Notice")
    String notice();

    @Message("Banner’s code")
    String code();

    @Message("Privacy statement")
    String statement();

    @Message("version {version}")
    String statementVersion(String version);

    @Message("of {date}")
    String statementDate(String date);

    @Message("Text of the privacy statement, as it was published with this notice")
    String statementText();

    @Message("Not part of this notice")
    String nothing();

    @Message("Shown in")
    String language();

    @Message("Layer")
    String layer();

    @Message("Question")
    String first();

    @Message("Preferences")
    String second();

    @Message("Colours")
    String colours();

    @Message("Light")
    String light();

    @Message("Dark")
    String dark();

    @Message("Direction")
    String direction();

    @Message("Left to right")
    String ltr();

    @Message("Right to left")
    String rtl();

    @Message("Width")
    String width();

    @Message("Phone")
    String phone();

    @Message("All there is")
    String wide();

    @Message("The notice as visitors saw it")
    String frame();

    @Message("This site drew the question itself. The banner here only says what the notice says.")
    String ownDrawing();

    @Message("A page of {site}")
    String page(String site);

    @Message("What you press in the banner is written here, and goes nowhere else.")
    String pageLead();

    @Message("This would have recorded")
    String would();

    @Message("allowed")
    String allowed();

    @Message("nothing but the necessary")
    String none();

    @Message("This link leads to")
    String leads();

    @Message("accept all")
    String acceptAll();

    @Message("reject all")
    String rejectAll();

    @Message("save a choice")
    String save();

    @Message("withdraw")
    String withdraw();

    @Message("Show it again")
    String again();
}
