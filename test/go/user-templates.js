'use strict';
/**
 * Templates as users may write them: they use the functions that the built-in templates do not, on random values under
 * `Values.any`.
 */
module.exports = {
  'user-functions': `
{{- define "ports" }}{{ includeInboundPorts .Spec.Containers }}|{{ applicationPorts .Spec.Containers }}{{ end -}}
ports: {{ template "ports" . }}
drain: {{ with .ProxyConfig.DrainDuration }}{{ formatDuration . }}{{ end }} \
{{ formatDuration .ProxyConfig.TerminationDrainDuration }}
names: {{ kubevirtInterfaces "a,b" }} {{ excludeInterfaces .Revision }} {{ directory "/a/b/c.pem" }} \
{{ directory "c" }} {{ toLower "ABC" }}
json: {{ toJSON .ObjectMeta.Labels }} {{ toJSON .ObjectMeta.Annotations }} {{ structToJSON .Spec.Containers }} \
{{ structToJSON .ObjectMeta.Labels }}
maps: {{ mergeMaps .ObjectMeta.Labels (strdict "a" "b" "c") | toJson }} \
{{ toJsonMap (omit .ObjectMeta.Labels "app" "version") (strdict "z" "<&>") }} {{ toJsonMap }}
set: {{ isset .ObjectMeta.Labels "app" }} {{ isset .ObjectMeta.Annotations "x" }} \
{{ valueOrDefault .Values.missing "d" }} {{ valueOrDefault "" 1 }} {{ valueOrDefault .Values.any "d" | quote }}
net: {{ range list "" "a" "a, istio/cni" "[]" "[1]" }}{{ appendMultusNetwork . "istio/cni" }};\
{{ appendMultusNetwork . "cni" }};{{ end }}
excluded: {{ excludeInboundPort 15020 " 80 , 90" }} {{ excludeInboundPort .Values.global.proxy.statusPort "15020" }}\
 {{ excludeInboundPort "" "x" }} {{ excludeInboundPort .Values.missing "x" }}
block: |
  {{ "a\\nb\\n\\nc" | indent 4 }}
parsed: {{ fromJSON "[1, {\\"a\\": null}]" }} {{ fromJSON "nope" }} {{ (fromJSON "{\\"a\\": {\\"b\\": 1.5}}").a.b }}
proto: {{ protoToJSON .ProxyConfig }} {{ protoToJSON .ProxyConfig.Tracing }}
meta: {{ annotation .ObjectMeta "none" nil }} {{ annotation .ObjectMeta "none" .Values.any }} {{ .TypeMeta.Kind }} \
{{ .DeploymentMeta.Name }} {{ .DeploymentMeta }}
otel: {{ if eq .Revision "canary" }}{{ contains "an" .Revision }}{{ end }}
pod: {{ range $i, $c := .Spec.Containers }}{{ $i }}{{ $c.Name }}{{ range $c.Ports }} {{ .ContainerPort }}/\
{{ .Protocol }} {{ .HostPort }}{{ .Name | quote }}{{ end }}{{ end }}`,
  'user-values': `{{ toYaml .Values.any }}
{{ .Values.any | toJson }}
{{ .Values.any | toPrettyJson }}
{{ .Values.any | toRawJson }}
{{ .Values.any }}
{{ omitNil .Values.any | toJson }}
{{ printf "%v %s %d %q %T" .Values.any .Values.any .Values.any .Values.any .Values.any }}
{{ quote .Values.any }} {{ squote .Values.any }} {{ default "d" .Values.any }} {{ kindOf .Values.any }} \
{{ empty .Values.any }}
{{ with .Values.any }}{{ if kindIs "map" . }}{{ range $k, $v := . }}{{ $k }}={{ $v | toString | quote }};{{ end }}\
{{ keys . | sortAlpha | join "," }}{{ end }}{{ end }}
{{ if kindIs "slice" .Values.any }}{{ range $i, $v := .Values.any }}{{ $i }}:{{ $v }}{{ end }}{{ first .Values.any }}\
{{ uniq .Values.any }}{{ compact .Values.any | toJson }}{{ end }}
{{ if kindIs "string" .Values.any }}{{ .Values.any | upper }}{{ .Values.any | snakecase }}\
{{ .Values.any | kebabcase }}{{ .Values.any | camelcase }}{{ .Values.any | title }}\
{{ .Values.any | trim | nindent 2 }}{{ .Values.any | b64enc }}{{ .Values.any | html }}{{ .Values.any | js }}\
{{ .Values.any | urlquery }}{{ .Values.any | int }}{{ .Values.any | float64 }}{{ .Values.any | wrap 5 }}\
{{ .Values.any | splitList "," }}{{ .Values.any | trimSuffix "-" }}{{ .Values.any | initials }}\
{{ .Values.any | swapcase }}{{ .Values.any | sha256sum }}{{ end }}
{{ if kindIs "float64" .Values.any }}{{ .Values.any | int64 }} {{ add 1 .Values.any }} {{ addf 0.1 .Values.any }} \
{{ mulf 3 .Values.any }} {{ round .Values.any 2 }} \
{{ printf "%.2f %5.1f %e %g %08.3f %.3g" .Values.any .Values.any .Values.any .Values.any .Values.any .Values.any }} \
{{ floor .Values.any }} {{ ceil .Values.any }}{{ end }}`,
};
