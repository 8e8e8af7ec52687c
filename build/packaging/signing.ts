import { spawnSync } from 'node:child_process'
import type { Configuration } from 'electron-builder'

/** Names the program that signs a file, which gets the file's path as its last argument. */
const variable = 'SEALDESK_SIGN'

/** Signs one file in place (Windows), or lays a signature beside it (Linux). */
export type Signer = (file: string) => void

/**
 * What signs, by the environment: nothing unless somebody says what.
 *
 * `SEALDESK_SIGN` holds a command, its words separated by blanks, or as a JSON list where a word has blanks in it.
 */
export function signerOf(env: NodeJS.ProcessEnv): Signer | undefined {
  const said = env[variable]?.trim()
  if (!said) return undefined
  const [program = '', ...args] = said.startsWith('[') ? (JSON.parse(said) as string[]) : said.split(/\s+/)
  return (file) => {
    const { status, error } = spawnSync(program, [...args, file], { stdio: 'inherit' })
    if (error || status !== 0) throw new Error(`${variable} did not sign ${file}`, { cause: error })
  }
}

/**
 * What electron-builder is told of signing. Without a signer of ours it still takes a certificate that its own
 * variables name (`WIN_CSC_LINK`, `CSC_LINK`), and leaves everything unsigned where there is none.
 */
export function signingConfiguration(signer: Signer | undefined): Configuration {
  if (!signer) return {}
  return { win: { signtoolOptions: { sign: async ({ path }) => signer(path) } } }
}
