// @ts-check

/**
 * @typedef {{ params: string, nodes?: unknown[], remove: () => void, replaceWith: (nodes: unknown[]) => void }} AtRule
 * @typedef {{ walkAtRules: (name: string, visit: (rule: AtRule) => void) => void }} Stylesheet
 */

/**
 * A plugin of PostCSS. Tailwind registers its variables by `@property`, and resets them by a rule
 * for browsers without it. Every browser understands the rule, so it alone is kept: fewer bytes in
 * every page.
 */
export default function plainProperties() {
  return {
    postcssPlugin: 'plain-properties',
    /** @param {Stylesheet} stylesheet */
    OnceExit: (stylesheet) => {
      stylesheet.walkAtRules('property', (rule) => rule.remove())
      stylesheet.walkAtRules('supports', (rule) => {
        if (rule.params.includes('margin-trim') && rule.nodes) rule.replaceWith(rule.nodes)
      })
    },
  }
}
plainProperties.postcss = true
