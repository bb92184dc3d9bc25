const ENCODINGS = ["br", "gzip"];

/** Bytes of the body of an address in an encoding, as the server sends it. */
const lengthOf = async (url, encoding) => {
  // Asked for as it is: fetch would unpack it and leave the length of the header only.
  const answer = await fetch(url, { headers: { "accept-encoding": encoding }, method: "HEAD" });
  return Number(answer.headers.get("content-length"));
};

/**
 * What each banner adds to a first visit, in bytes of bodies: the files that it loads until everything is quiet, and what it makes the
 * page itself heavier; and what it fetches later.
 */
export const weigh = async (variants, visits, origin) => {
  const bytes = new Map();
  for (const { key, page, later = [] } of variants) {
    const urls = new Set(visits.get(key).flatMap(({ requests }) => requests.map(({ url }) => url)));
    const sums = {};
    for (const encoding of ENCODINGS) {
      let sum = (await lengthOf(`${origin}/${page}.html`, encoding)) - (await lengthOf(`${origin}/none.html`, encoding));
      for (const url of urls) sum += await lengthOf(url, encoding);
      sums[encoding] = sum;
      sums[encoding + "Later"] = 0;
      for (const url of later) sums[encoding + "Later"] += await lengthOf(url, encoding);
    }
    bytes.set(key, sums);
  }
  return bytes;
};
