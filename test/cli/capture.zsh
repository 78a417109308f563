# Prints what zsh offers for a line: capture.zsh SCRIPT FOLDER TEMPORARY LINE
# A zsh in a terminal of its own completes the line; what its `compadd` takes is written to a file.
zmodload zsh/zpty zsh/zselect
local found=$3/found rc=$3/rc
: > $found
cat > $rc <<RC
PROMPT=
cd ${(q)2}
autoload -Uz compinit
compinit -u -d ${(q)3}/dump
source ${(q)1}
bindkey '^I' complete-word
zstyle ':completion:*' matcher-list ''
compadd() {
  if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "\$@"; return \$?; fi
  local -a taken
  builtin compadd -O taken "\$@"
  (( \$#taken )) && print -rl -- \$taken >> ${(q)found}
  builtin compadd "\$@"
}
captured() { print -r -- ':end:' >> ${(q)found} }
comppostfuncs=( captured )
RC
zpty z zsh -f -i
zpty -w z "source ${(q)rc}"
zpty -w -n z "istio-constructs $4"$'\t'
local text
repeat 400; do
  zpty -r -t z text
  [[ $(<$found) == *:end:* ]] && break
  zselect -t 5
done
zpty -d z
[[ $(<$found) == *:end:* ]] || exit 1
print -r -- "${$(<$found)%:end:*}"
