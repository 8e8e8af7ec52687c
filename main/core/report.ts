/** Writes a defect to standard error: where it happened, never what it was about, which may be a customer's. */
export function reportDefect(where: string, error: unknown): void {
  process.stderr.write(`sealdesk: ${where}: ${kindAndPlace(error)}\n`)
}

/** The kind of a defect and its place in the program. Not its message: that can hold a customer's data. */
export function kindAndPlace(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [error.name, ...frames].join('\n')
}
