import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** A shell command, and the programs that it needs besides the shell. */
export interface ShellCommand {
  readonly needs: readonly string[]
  readonly line: string
}

/**
 * How a lender checks and opens a result without any of our software, in a folder with `result.asice`, `vendor.json`
 * and `keys/identity.txt`. The README prints these very lines.
 */
export const standardCommands: readonly ShellCommand[] = [
  { needs: ['unzip'], line: 'unzip -q result.asice -d outer' },
  {
    needs: ['sed'],
    line: `printf '%b' "$(sed -n 's/.*"certificate": *"\\([^"]*\\)".*/\\1/p' vendor.json)" > vendor.pem`,
  },
  {
    // -nointern, -partial_chain: the certificate on the card counts, whoever issued it, and not one that came with the
    // signature.
    needs: ['openssl'],
    line: 'openssl cms -verify -binary -inform DER -in outer/META-INF/signature001.p7s -content outer/META-INF/ASiCManifest001.xml -certfile vendor.pem -nointern -CAfile vendor.pem -partial_chain -purpose any -out /dev/null',
  },
  {
    needs: ['openssl', 'grep'],
    line: 'grep -qF "$(openssl dgst -sha256 -binary outer/SHA256SUMS | openssl base64)" outer/META-INF/ASiCManifest001.xml',
  },
  { needs: ['sha256sum'], line: '(cd outer && sha256sum -c SHA256SUMS)' },
  { needs: ['age'], line: 'age -d -i keys/identity.txt -o inner.zip outer/payload.age' },
  { needs: ['unzip', 'age'], line: 'unzip -q inner.zip -d inner' },
  { needs: ['sha256sum', 'age', 'unzip'], line: '(cd inner && sha256sum -c SHA256SUMS)' },
  {
    needs: ['sha256sum', 'age', 'unzip', 'grep'],
    line: 'grep -qF "$(sha256sum < inner/SHA256SUMS | cut -c1-64)" outer/package.json',
  },
]

export type ShellOutcome = 'passed' | 'failed' | 'not-installed'

/** Runs a command in a folder; what it prints goes to standard error. */
export async function runStandard({ needs, line }: ShellCommand, folder: string): Promise<ShellOutcome> {
  for (const program of needs) {
    const found = await exitCode(`command -v ${program} > /dev/null`, folder)
    if (found !== 0) return 'not-installed'
  }
  return (await exitCode(line, folder)) === 0 ? 'passed' : 'failed'
}

/** Exit code of a shell line; null where there is no shell. */
async function exitCode(line: string, folder: string): Promise<number | null> {
  const shell = spawn('sh', ['-c', line], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  try {
    const [code] = (await once(shell, 'exit')) as [number | null]
    return code
  } catch {
    return null
  }
}
