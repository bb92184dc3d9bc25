package org.jawoord.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the catalogue's pages, in English; Dutch in {@code messages/catalogue_nl.properties}. */
@MessageBundle("catalogue")
public interface CatalogueMessages {

    @Message("Catalogue of services")
    String title();

    @Message(
            "Services that sites often use, filled in as far as they are known. Lay them beside your contract and your own pages before you publish.")
    String catalogueLead();

    @Message("Name, company, address or cookie")
    String searchWords();

    @Message("All kinds")
    String allKinds();

    @Message("Search")
    String search();

    @Message("{#if count == 1}1 service{#else}{count} services{/if}")
    String found(int count);

    @Message(
            "Nothing fits. Try one word, or all kinds. A service that is missing can be described in the definition itself.")
    String foundNothing();

    @Message("Service")
    String service();

    @Message("Category")
    String category();

    @Message("Checked")
    String checked();

    @Message("not checked")
    String notChecked();

    @Message("in the draft")
    String inDraft();

    @Message("On {day}, compared with a page of its maker:")
    String checkedAgainst(String day);

    @Message("Nobody has compared this with a page of its maker. Look it up before you rely on it.")
    String nothingChecked();

    @Message("Cookies to look up")
    String toLookUp();

    @Message(
            "It is known to set these, but not for how long. They are not filled in, since visitors must be told how long a cookie stays.")
    String toLookUpHint();

    @Message("Provider")
    String provider();

    @Message("your own organisation")
    String ownSoftware();

    @Message("Privacy page")
    String privacyPage();

    @Message("As a definition takes it")
    String asDefinition();

    @Message("Put it into the draft")
    String takeIn();

    @Message("Visitors see it once you publish the draft.")
    String takeInHint();

    @Message("The draft has a service of this key already.")
    String takenAlready();

    @Message("It was not put into the draft.")
    String takeRefused();

    @Message("There are no words in {languages} yet; visitors are told in another language there.")
    String untranslated(String languages);

    @Message("{#switch name}"
            + "{#case 'advertising'}Advertising"
            + "{#case 'affiliate'}Affiliate networks"
            + "{#case 'analytics'}Analytics"
            + "{#case 'captcha'}Captcha"
            + "{#case 'chat'}Chat"
            + "{#case 'email'}E-mail and profiles"
            + "{#case 'errors'}Errors and speed"
            + "{#case 'experiments'}Experiments and personalisation"
            + "{#case 'fonts-cdn'}Fonts, networks and other parts"
            + "{#case 'forms'}Forms and surveys"
            + "{#case 'heatmaps'}Heat maps and recordings"
            + "{#case 'maps'}Maps"
            + "{#case 'payments'}Payments"
            + "{#case 'reviews'}Reviews"
            + "{#case 'shops'}Shops and content systems"
            + "{#case 'social'}Social media"
            + "{#case 'tags'}Tag managers"
            + "{#case 'video'}Video and audio"
            + "{#else}{name}{/switch}")
    String groupName(String name);

    @Message("{#switch name}"
            + "{#case 'cookies'}cookies and how long they stay"
            + "{#case 'cookie-names'}names of cookies"
            + "{#case 'matches'}addresses"
            + "{#case 'role'}role of the provider"
            + "{#case 'signals'}consent signals"
            + "{#else}{name}{/switch}")
    String coversName(String name);
}
