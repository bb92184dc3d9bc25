/**
 * What a visitor may ask of the owner about the records: to find them, to hand them out, to have them erased (GDPR
 * Art. 15 and 17), and how long they are kept at all.
 *
 * <p>May import: ledger, consent, notice, site, keys, proof, security, database, settings, shared. Must not: change a
 * record, delete one in any other way than by an erasure that is itself on record, or write who somebody is into a log.
 */
package org.jawoord.rights;
