package org.jawoord.site;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a category may process data: GDPR art. 6(1)(a)–(f), or strictly necessary in the sense of ePrivacy art. 5(3). */
public enum LegalBasis {
    @JsonProperty("consent")
    CONSENT,
    @JsonProperty("contract")
    CONTRACT,
    @JsonProperty("legal_obligation")
    LEGAL_OBLIGATION,
    @JsonProperty("vital_interests")
    VITAL_INTERESTS,
    @JsonProperty("public_task")
    PUBLIC_TASK,
    @JsonProperty("legitimate_interests")
    LEGITIMATE_INTERESTS,
    @JsonProperty("strictly_necessary")
    STRICTLY_NECESSARY
}
