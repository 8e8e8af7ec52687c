/** Writes a defect to standard error: where it happened, never what it was about, which may be a customer's. */
export function reportDefect(where: string, error: unknown): void {
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')) : []
  const name = error instanceof Error ? error.name : typeof error
  process.stderr.write([`sealdesk: ${where}: ${name}`, ...frames].join('\n').concat('\n'))
}
