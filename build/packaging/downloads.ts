/** What a failed download says of itself, by Node, by the HTTP client of electron-builder and by servers. */
const signs =
  /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_TLS\w*|SELF_SIGNED_CERT\w*|UNABLE_TO_\w+|fetch failed|socket hang up|Response code [45]\d\d|status code [45]\d\d|(?:403|404|407|502|503) \w+)\b/

/**
 * What to do where something that packing needs cannot be downloaded.
 *
 * @returns undefined for an error of another kind
 */
export function explainDownload(error: unknown): string | undefined {
  const said = reasons(error).find((reason) => signs.test(reason))
  if (said === undefined) return undefined
  return [
    'Not packed: something that packing needs cannot be downloaded here.',
    `  ${said.split('\n', 1)[0]}`,
    'Electron’s own binary comes from its releases on GitHub; ELECTRON_MIRROR names another place, and',
    '`-- --electron FOLDER` (or ELECTRON_OVERRIDE_DIST_PATH) a folder or a zip file that is here already.',
    'The tools that make installers (NSIS, fpm, AppImage) come from there too; ELECTRON_BUILDER_BINARIES_MIRROR names',
    'another place, and `-- --dir` stops at the folder, which needs none of them.',
  ].join('\n')
}

/** Its message, and those of its causes. */
function reasons(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)]
  const nested = error instanceof AggregateError ? error.errors.flatMap(reasons) : []
  return [error.message, ...nested, ...(error.cause === undefined ? [] : reasons(error.cause))]
}
