import { defineConfig, globalIgnores } from 'eslint/config'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { pitwall } from './eslint-rules/index.js'

const tests = ['src/**/*.test.{ts,tsx}', 'test/**/*.ts', 'e2e/**/*.ts']
const bridge = ['src/renderer/**/bridge.ts']

export default defineConfig(
  globalIgnores(['out/', 'dist/', 'coverage/', '.cache/', 'test-results/', 'playwright-report/']),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
    plugins: { pitwall },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 500 }],
      'no-console': 'off',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'pitwall/named-exports': 'error'
    }
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidOperator: true }],
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true, checkThenables: true }],
      // The oldest runtime lacks the successors of these.
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: [{ from: 'package', package: 'electron', name: ['isEncryptionAvailable', 'encryptString', 'decryptString', 'registerFileProtocol'] }] }
      ],
      '@typescript-eslint/no-misused-spread': ['error', { allow: [{ from: 'lib', name: 'string' }, 'string'] }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true }
      ]
    }
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: { 'pitwall/import-arrows': 'error' }
  },
  {
    files: ['src/main/**/*.ts'],
    // The SQLite workers and the IB host have threads of their own.
    ignores: ['src/main/{sqlite,snapshot,alerts/ledger}/worker/**', 'src/main/ib/host/**', '**/*.test.ts'],
    rules: { 'pitwall/no-blocking-calls': 'error' }
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      'react-hooks/exhaustive-deps': 'error',
      // Says only that TanStack's tables and virtual lists are not memoised by the React compiler, which is not used here.
      'react-hooks/incompatible-library': 'off'
    }
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}', 'src/shared/**/*.ts'],
    ignores: bridge,
    rules: { 'pitwall/one-bridge': 'error' }
  },
  {
    files: ['src/renderer/{about,actions,app,charts,components,links,palette,panels,row-detail,workspace}/**/*.{ts,tsx}'],
    ignores: tests,
    rules: { 'pitwall/words-in-catalogue': 'error' }
  },
  {
    files: ['src/main/windows/**/*.ts', 'src/main/app/crash-path.ts'],
    ignores: tests,
    rules: { 'pitwall/words-in-catalogue': 'error' }
  },
  {
    files: tests,
    rules: {
      'pitwall/every-test-runs': 'error',
      'pitwall/tests-wait-for-conditions': 'error'
    }
  },
  {
    files: ['*.config.{ts,js}', '**/*.d.ts'],
    rules: { 'pitwall/named-exports': 'off' }
  },
  {
    // The maker of a slice's rows is compiled for its columns; nothing else is made of text.
    files: ['src/main/snapshot/row-layout.ts'],
    rules: { '@typescript-eslint/no-implied-eval': 'off' }
  }
)
