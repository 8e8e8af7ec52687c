import { describe, expect, it } from 'vitest'
import { chooseLanguage } from '../../../main/cli/io.ts'
import { runCli } from '../../fixtures/commandLine.ts'

describe('a command line that is not right', () => {
  it.each([
    ['an unknown command', ['lend']],
    ['an unknown option', ['sample', 'x', '--colour', 'red']],
    ['a missing argument', ['sample']],
    ['a missing option', ['lender', 'init', '--name', 'A']],
    ['a number that is none', ['sample', 'x', '--cases', 'many']],
    ['a date that does not exist', ['sample', 'x', '--today', '2026-02-30']],
  ])('with %s ends with 2, a sentence and its code', async (_, argv) => {
    const people = await runCli(argv)
    expect(people).toMatchObject({ code: 2, stdout: '' })
    expect(people.stderr).toContain('See --help.')
    expect(people.stderr).toContain('cli/usage')

    const programs = await runCli([...argv, '--json'])
    expect(programs).toMatchObject({ code: 2, stderr: '' })
    expect(programs.json).toMatchObject({
      error: { code: 'cli/usage', params: { detail: expect.any(String) } },
    })
  })

  it('names the option that is missing', async () => {
    expect((await runCli(['lender', 'init', '--name', 'A'])).stderr).toContain('--out')
  })

  it('without a command shows what there is and does not count as done', async () => {
    const run = await runCli([])
    expect(run.code).toBe(2)
    expect(run.stderr).toContain('lender')
  })
})

describe('help', () => {
  it('is an answer', async () => {
    const run = await runCli(['lender', 'pack', '--help'])
    expect(run).toMatchObject({ code: 0, stderr: '' })
    expect(run.stdout).toContain('--order')
  })

  it('speaks the language of the person', async () => {
    expect((await runCli(['lender', 'pack', '--help', '--lang', 'zh'])).stdout).toContain('接收密钥')
  })
})

describe('the language', () => {
  it.each([
    ['zh', ['--lang', 'zh'], { LANG: 'en_US.UTF-8' }],
    ['en', ['--lang=en'], { LANG: 'zh_CN.UTF-8' }],
    ['zh', [], { LANG: 'zh_CN.UTF-8' }],
    ['zh', [], { LC_ALL: 'zh_HK', LANG: 'en_US' }],
    ['en', [], { LANG: 'de_DE.UTF-8' }],
    ['en', [], { LC_ALL: '', LANG: 'C' }],
  ] as const)('is %s for %j in %j', (language, argv, env) => {
    expect(chooseLanguage(argv, env)).toBe(language)
  })
})
