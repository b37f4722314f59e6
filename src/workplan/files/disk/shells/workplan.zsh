#compdef workplan
# Completion of workplan in zsh:  source <(workplan completion zsh)

_workplan() {
    local line value help
    local -a described
    # What follows a '$' in double quotes would be run.
    local bare=${QIPREFIX}${PREFIX//\\?/}
    [[ $bare != \'* && $bare == *\"*[\$\`]* ]] && return
    local answer="$("${words[1]}" completion candidates zsh "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null </dev/null)"
    for line in "${(@f)answer}"; do
        case $line in
            '') continue ;;
            $'\tfiles') compset -P '--*='; _files; return ;;
            $'\tfolders') _files -/; return ;;
        esac
        value=${line%%$'\t'*}
        value=${value//\\/\\\\}
        value=${value//:/\\:}
        help=${line#*$'\t'}
        described+=("$value${help:+:$help}")
    done
    _describe -V 'workplan' described
}

if [[ ${funcstack[1]} == _workplan ]]; then
    _workplan "$@"
else
    compdef _workplan workplan
fi
