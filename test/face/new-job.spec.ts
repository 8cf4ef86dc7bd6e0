/// <reference lib="dom" />
import { assortedJobs, emptyWorld, expect, test, type World } from './ground'

const page = 'new-job/index.html'
const waits: Partial<World> = {
  previews: [
    {
      name: 'train',
      command: ['python3', 'train.py'],
      startsNow: false,
      reasons: [
        {
          code: 'userActive',
          message: 'You were here 3 s ago; a job may start after 5 min',
          hint: 'Leave keyboard and mouse alone, or run it now',
        },
        {
          code: 'noCapacity',
          message: 'It asks for 2 GPUs and this computer has 1',
          hint: 'Ask for fewer GPUs',
        },
      ],
      warnings: [],
    },
  ],
}

test('a script is dropped, looked at, asked about and submitted', async ({ face }) => {
  const form = await face.open(page, waits)
  await form.evaluate(dropScript)
  await expect(form.getByLabel('Command', { exact: true }).last()).toHaveValue('python3 train.py')
  expect(await face.asked('app.guess')).toEqual([{ path: '/home/ada/train.py' }])
  await expect(form.getByLabel('Folder it runs in')).toHaveValue('/home/ada/work')

  await form.getByRole('button', { name: 'How would this run?' }).click()
  await expect(form.getByRole('status')).toContainText('It would wait.')
  await expect(form.getByRole('status')).toContainText('Ask for fewer GPUs')
  await form.getByText('What it needs').click()
  await form.getByLabel('GPUs', { exact: true }).fill('1')
  await expect(form.getByRole('status')).toContainText('changed since')
  await expect(form.locator('pre').first()).toHaveText(
    /^lull submit \\\s+--name train \\\s+--workdir \/home\/ada\/work \\\s+--gpus 1 \\\s+-- python3 train\.py$/,
  )
  await expect(form.locator('pre').last()).toContainText('gpus: 1')

  await form.getByRole('button', { name: 'Copy the command' }).click()
  await expect(form.getByRole('button', { name: 'Copied' })).toBeVisible()
  await face.become({ jobs: assortedJobs })
  await form.getByRole('button', { name: 'Submit…' }).click()
  await expect.poll(() => face.asked('app.submit')).toHaveLength(1)
  expect(await face.asked('app.submit')).toEqual([
    {
      jobs: [
        {
          name: 'train',
          command: ['python3', 'train.py'],
          workdir: '/home/ada/work',
          resources: { gpus: 1 },
        },
      ],
      workdir: '/home/ada/work',
      now: false,
    },
  ])
  await expect
    .poll(() => face.asked('app.openPage'))
    .toEqual([{ page: 'dashboard', job: assortedJobs[0]?.id }])
})

test('a program that is not found is told of before the job is submitted, which stays possible', async ({
  face,
}) => {
  const [fares] = waits.previews ?? []
  const warnings = [
    {
      code: 'commandNotFound' as const,
      message: 'The command python3 was not found',
      hint: 'Check its spelling',
    },
  ]
  const form = await face.open(page, { previews: fares ? [{ ...fares, warnings }] : [] })
  const told = form.getByRole('status')
  const ask = () => form.getByRole('button', { name: 'How would this run?' }).click()
  await form.evaluate(dropScript)
  await ask()
  await expect(told).toContainText('It would wait, then start and fail.')
  await expect(told).toContainText('Ask for fewer GPUs')
  await expect(told).toContainText('The command python3 was not found')
  await expect(told).toContainText('Check its spelling')
  await face.become({ previews: fares ? [{ ...fares, startsNow: true, reasons: [], warnings }] : [] })
  await ask()
  await expect(told).toContainText('It would start right away, and fail.')
  await expect(told).not.toContainText('The computer is ready')
  await expect(form.getByRole('button', { name: 'Submit…' })).toBeEnabled()
})

test('what was submitted is said, leads to its page, and is not submitted twice by accident', async ({
  face,
}) => {
  const [job] = assortedJobs
  const form = await face.open(page, { jobs: assortedJobs })
  await form.evaluate(dropScript)
  await form.getByRole('button', { name: 'Submit…' }).dblclick()
  await expect(form.locator('[aria-live="polite"]')).toContainText(`${job?.name} was submitted.`)
  await expect(form.getByRole('button', { name: 'Submitted' })).toBeDisabled()
  expect(await face.asked('app.submit')).toHaveLength(1)
  const show = form.getByRole('button', { name: `Show it: ${job?.name}` })
  await show.click()
  await expect.poll(() => face.asked('app.openPage')).toHaveLength(2)

  await form.getByRole('textbox', { name: 'Command' }).fill('python3 train.py --more')
  await form.getByRole('button', { name: 'Submit again…' }).click()
  await expect.poll(() => face.asked('app.submit')).toHaveLength(2)
  await expect(show).toBeFocused()
})

test('what is wrong is said at its field as one types, and nothing is submitted', async ({ face }) => {
  const form = await face.open(page)
  await form.getByRole('button', { name: 'Submit…' }).click()
  await expect(form.getByText('Write what runs.')).toBeVisible()
  await expect(form.getByRole('textbox', { name: 'Command' })).toBeFocused()
  await form.keyboard.type('echo "open')
  await expect(form.getByText('A quote is not closed.')).toBeVisible()
  await form.getByText('What it needs').click()
  await form.getByLabel('Memory', { exact: true }).fill('much')
  await expect(form.getByLabel('Memory', { exact: true })).toHaveAccessibleDescription(/"much" is not a size/)
  await expect(form.getByLabel('Memory', { exact: true })).toHaveAttribute('aria-invalid', 'true')
  await form.getByRole('button', { name: 'Submit…' }).click()
  expect(await face.asked('app.submit')).toEqual([])
})

test('a built-in kind of work is asked for by its parameters, each with its range', async ({ face }) => {
  const form = await face.open(page)
  await form.getByText('Built-in work').click()
  const kind = form.getByLabel('Kind of work')
  await form.getByRole('button', { name: 'Submit…' }).click()
  await expect(kind).toHaveAccessibleDescription('Choose a kind of work.')
  await kind.selectOption({ label: 'Attention modeling' })
  await expect(form.getByLabel('Folder it runs in')).toHaveValue(emptyWorld.desktop.facts.home)
  await expect(form.getByLabel('Exposure')).toHaveAccessibleDescription(/^How long .* 0 to 2,000 ms$/)
  await expect(form.getByLabel('Exposure')).toHaveAttribute('placeholder', '100')
  await expect(form.getByText('Its data take up to 12.0 MiB of memory')).toBeVisible()
  await form.getByLabel('Exposure').fill('150')
  await form.getByLabel('Weights').fill('1, 2')
  const asked = { kind: 'attention_modeling', params: { exposureMs: 150, weights: [1, 2] } }
  await expect.poll(async () => (await face.asked('kinds.check')).at(-1)).toEqual(asked)
  await expect(form.locator('pre').first()).toContainText('--param exposureMs=150')

  await face.become({
    kindCheck: { memoryBytes: null, complaints: [complaint('weights'), complaint('foo')] },
  })
  await form.getByLabel('Weights').fill('1, 2, 3')
  await expect(form.getByLabel('Weights')).toHaveAccessibleDescription(/^Must be 8 numbers\./)
  await expect(form.getByText('foo: must be 8 numbers. Correct it.')).toBeVisible()
  await form.getByRole('button', { name: 'Submit…' }).click()
  await expect(form.getByLabel('Weights')).toBeFocused()
  expect(await face.asked('app.submit')).toEqual([])
  await face.become({ kindCheck: emptyWorld.kindCheck })
  await form.getByLabel('Weights').fill('')
  await expect(form.getByText('Its data take up to 12.0 MiB of memory')).toBeVisible()
  await form.getByRole('button', { name: 'Submit…' }).click()
  await expect
    .poll(() => face.asked('app.submit'))
    .toMatchObject([{ jobs: [{ kind: 'attention_modeling', params: { exposureMs: 150 } }] }])
})

test('a job that is run again fills the form', async ({ face }) => {
  const [, training] = assortedJobs
  const again = training && {
    ...training,
    spec: {
      ...training.spec,
      command: ['python3', 'train.py', '--epochs', '40'],
      envNames: ['PATH'],
      timeoutSeconds: 5400,
      resources: { cpus: 2, gpus: 1, memoryBytes: 4 * 1024 ** 3 },
    },
  }
  const form = await face.open(`${page}?job=${again?.id}`, { jobs: again ? [again] : [] })
  await expect(form.getByRole('heading', { name: 'Run night training again' })).toBeVisible()
  await expect(form.getByRole('textbox', { name: 'Command' })).toHaveValue('python3 train.py --epochs 40')
  await expect(form.getByText('kept private')).toBeVisible()
  await expect(form.getByText('3 set')).toBeVisible()
  await form.getByText('Time limit and retries').click()
  await expect(form.getByLabel('End it after running')).toHaveValue('1h30m')
})

test('a refusal and a person’s no are said', async ({ face }) => {
  const form = await face.open(page, { mood: 'refuses' })
  await form.getByRole('textbox', { name: 'Command' }).fill('ls')
  await form.getByLabel('Folder it runs in').fill('/nowhere')
  await form.getByRole('button', { name: 'How would this run?' }).click()
  await expect(form.getByRole('alert')).toHaveText(/Not today.*Ask again tomorrow/)
  await face.become({ mood: 'answers', desktop: { ...emptyWorld.desktop, agrees: false } })
  await form.getByRole('button', { name: 'Submit…' }).click()
  await expect(form.getByText('Not submitted.')).toBeVisible()
})

const complaint = (name: string) => ({
  path: `params.${name}`,
  message: 'must be 8 numbers',
  hint: 'Correct it.',
})

/** What the preload says when a person drops this file. */
function dropScript(): void {
  window.postMessage({ type: 'lull:dropped', paths: ['/home/ada/train.py'] }, window.location.origin)
}
