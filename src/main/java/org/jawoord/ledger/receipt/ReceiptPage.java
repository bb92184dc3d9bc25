package org.jawoord.ledger.receipt;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

@Singleton
class ReceiptPage {

    Response.ResponseBuilder of(Receipt receipt) {
        return Response.ok("<!doctype html>", Representation.PAGE.type());
    }
}
