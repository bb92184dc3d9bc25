/** A SHA-256 as `integrity` writes it, of the form in which it stands in addresses. */
export const integrityOf = (hash: string | undefined): string => `sha256-${String(hash).replace(/-/g, "+").replace(/_/g, "/")}=`;
