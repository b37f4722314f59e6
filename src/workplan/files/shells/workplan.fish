# Completion of workplan in fish:  workplan completion fish | source

function __workplan_candidates
    set -l words (commandline -opc)
    set -l current (commandline -ct | string unescape)
    for line in (command $words[1] completion candidates fish $words[2..] "$current" 2>/dev/null </dev/null)
        switch $line
            case \tfiles
                __fish_complete_path (commandline -ct)
            case \tfolders
                __fish_complete_directories (commandline -ct)
            case '*'
                printf '%s\n' $line
        end
    end
end

complete -c workplan -f -k -a '(__workplan_candidates)'
