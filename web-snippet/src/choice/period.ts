/** An ISO 8601 period or duration in its parts; `undefined` for anything else, `session` included. */
export const parsePeriod = (iso: string): readonly number[] | undefined => {
  const match = /^P(?=\w)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(iso);
  return match ? match.slice(1).map((part) => +(part || 0)) : undefined;
};

/** The moment a period after `from`, in UTC, the way java.time counts: a month later is never in the month after that. */
export const addPeriod = (from: Date, iso: string): Date => {
  const [, years = 0, months = 0, weeks = 0, days = 0] = /^P(?=\w)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(iso) || [0, 0, 6];
  const to = new Date(from);
  to.setUTCMonth(to.getUTCMonth() + 12 * +years + +months);
  if (to.getUTCDate() !== from.getUTCDate()) to.setUTCDate(0);
  to.setUTCDate(to.getUTCDate() + 7 * +weeks + +days);
  return to;
};
