package org.jawoord.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Every word of the console, in English; Dutch in {@code messages/console_nl.properties}. */
@MessageBundle("console")
public interface ConsoleMessages {

    @Message("Log in")
    String login();

    @Message("Log out")
    String logout();

    @Message("Name")
    String name();

    @Message("Password")
    String password();

    @Message("Password again")
    String again();

    @Message("That name and password don’t belong together. After several tries you have to wait a while.")
    String loginRefused();

    @Message("Set up Jawoord")
    String setup();

    @Message("Choose the name and password with which you look after your sites. Nobody has an account here yet.")
    String setupLead();

    @Message("{shortest} to {longest} characters. A sentence is easier to keep than a riddle.")
    String passwordHint(int shortest, int longest);

    @Message("Make account")
    String setupDo();

    @Message("This password is too short.")
    String faultTooShort();

    @Message("This password is too long.")
    String faultTooLong();

    @Message("This password is among those that are tried first. Choose another.")
    String faultCommon();

    @Message("This password is little more than a name. Choose another.")
    String faultName();

    @Message("The two passwords differ.")
    String faultAgain();

    @Message("A name has letters, digits and . _ @ + - and starts with a letter or digit.")
    String faultUserName();

    @Message("This link no longer works")
    String setupOver();

    @Message(
            "It holds for an hour and works once. Is there no account yet? Restart Jawoord: its log ends with a new link.")
    String setupOverWhy();

    @Message("Sites")
    String sites();

    @Message("Site")
    String site();

    @Message("Notice")
    String notice();

    @Message("Tag, first in <head>")
    String tag();

    @Message("Other ways to load it")
    String otherTags();

    @Message("Pinned to this version")
    String pinnedTag();

    @Message("The browser refuses a file that differs by a single character. Replace this tag after each publication.")
    String pinnedTagHow();

    @Message("Without a request before the first paint")
    String inlineTag();

    @Message(
            "Holds every tag of other origins until the file is there. Mark what the page can not miss with data-consent=\"necessary\". A Content-Security-Policy has to list \u2018{hash}\u2019 under script-src.")
    String inlineTagHow(String hash);

    @Message("Version {version}")
    String version(int version);

    @Message("Not published yet")
    String unpublished();

    @Message("changes not published yet")
    String draft();

    @Message("Look at the demo shop")
    String demo();

    @Message("No sites yet")
    String empty();

    @Message(
            "Your sites will stand here, each with the notice that its visitors see and the tag that you paste into its pages.")
    String emptyLead();

    @Message("Describe a site in a file and send it with the token from JAWOORD_ADMIN_TOKEN, then publish it:")
    String emptyHow();

    @Message("Draft")
    String draftTitle();

    @Message("asks visitors again")
    String asksAgain();

    @Message("Visitors were asked again")
    String askedAgain();

    @Message("Only a mistake in the wording? Say what was mended, and nobody is asked again")
    String editorial();

    @Message("Leave it empty to ask again. Your name, the time and this reason are kept with the version.")
    String editorialHint();

    @Message("Publish")
    String publish();

    @Message("Versions")
    String versions();

    @Message("Changes")
    String changes();

    @Message("Shown")
    String shown();

    @Message("The first version")
    String firstVersion();

    @Message("Nothing that visitors see")
    String nothingChanged();

    @Message("Declared a change of wording: {reason}")
    String declared(String reason);

    @Message(
            "The versions that were published will stand here, each as visitors saw it. Publish the draft to make the first.")
    String noVersions();

    @Message("The draft was changed while you looked at it. This is how it is now.")
    String refusedChanged();

    @Message("Nothing was published: this is more than a change of wording.")
    String refusedEditorial();

    @Message("Consent taken elsewhere")
    String elsewhere();

    @Message(
            "What somebody said on the telephone, at the counter or on paper. It stands in the same ledger as the choices, and nothing of it can be changed afterwards.")
    String elsewhereLead();

    @Message("Record what was said")
    String recordSpoken();

    @Message("Choose what you read aloud")
    String chooseScript();

    @Message("There is no script yet. Register one below: what you read aloud and what you ask, word for word.")
    String noScripts();

    @Message("Read aloud")
    String readAloud();

    @Message("What was answered")
    String asked();

    @Message("Leave open what you didn’t ask.")
    String askedHint();

    @Message("Yes")
    String yes();

    @Message("No")
    String no();

    @Message("How")
    String channel();

    @Message("On the telephone")
    String channelPhone();

    @Message("In person")
    String channelInPerson();

    @Message("By letter or mail")
    String channelLetter();

    @Message("On a form")
    String channelForm();

    @Message("Date and time")
    String when();

    @Message("Who took it")
    String takenBy();

    @Message("Customer number")
    String identifier();

    @Message("Kept as a keyed hash: it is found again by the number, and tells nobody else who it is.")
    String identifierHint();

    @Message("Or a session of the site")
    String session();

    @Message("Note")
    String note();

    @Message("Record")
    String recordDo();

    @Message("Record the withdrawal")
    String withdrawDo();

    @Message("Withdraw")
    String withdrawLink();

    @Message("Withdrawn on {at}")
    String withdrawnAt(String at);

    @Message("Withdrawal of")
    String withdrawing();

    @Message("What was recorded")
    String recorded();

    @Message("Consent that was taken elsewhere will stand here, newest first, with what was answered and who took it.")
    String nothingRecorded();

    @Message("Older records")
    String older();

    @Message("Consent")
    String actGive();

    @Message("Refusal")
    String actRefuse();

    @Message("Withdrawal")
    String actWithdraw();

    @Message("Register a script or form")
    String registerText();

    @Message("Other words are another version; what is registered stays.")
    String registerHint();

    @Message("Kind")
    String kind();

    @Message("Script, read aloud")
    String kindScript();

    @Message("Form")
    String kindForm();

    @Message("Key, such as newsletter")
    String textKey();

    @Message("Version")
    String textVersion();

    @Message("Language, such as nl")
    String textLanguage();

    @Message("Title")
    String textTitle();

    @Message("What informs, word for word; an empty line between paragraphs")
    String textWords();

    @Message("Privacy statement that goes with it, if there is one: its address")
    String statementUrl();

    @Message("Version of that statement")
    String statementVersion();

    @Message("Date of that statement, if it has one")
    String statementDate();

    @Message("What is asked: one purpose a line, as key: exact words")
    String textPurposes();

    @Message("Register")
    String registerDo();

    @Message("Nothing was recorded: say for each purpose that has to be asked whether it was yes or no.")
    String faultAnswers();

    @Message(
            "Nothing was recorded: this time has yet to come, is too long ago, is before the consent that is withdrawn, or is missing.")
    String faultWhen();

    @Message("Nothing was recorded: say who took it.")
    String faultTakenBy();

    @Message("Nothing was recorded: say whose consent it is.")
    String faultWhose();

    @Message("Nothing was recorded: nothing is known on this site of that session.")
    String faultSession();

    @Message("Nothing was recorded.")
    String faultOther();
}
